/** Python could not start. */
export class StartError extends Error {
  /** `unsupported`: this browser refuses Python's WebAssembly. Else its files did not come. */
  readonly reason: 'download' | 'unsupported';

  constructor(message: string, reason: StartError['reason']) {
    super(message);
    this.reason = reason;
  }
}
