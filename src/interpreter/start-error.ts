/** Python could not start. */
export class StartError extends Error {
  /**
   * `unsupported`: this browser refuses Python's WebAssembly. `damaged`: the file that the message
   * names is another than it should be. `broken`: all files are there, and Python does not start from
   * them. Else the files did not come.
   */
  readonly reason: 'download' | 'unsupported' | 'damaged' | 'broken';

  constructor(message: string, reason: StartError['reason']) {
    super(message);
    this.reason = reason;
  }
}
