/**
 * What a cell prints, bounded while it is printed: an endless loop of prints must not fill the
 * page's memory. The first lines are sent at once; a flood is sent in batches, because a message a
 * line would drown the page.
 */
import type { PyodideInterface } from 'pyodide';

export type Stream = 'stdout' | 'stderr';

/** UTF-8 bytes kept of one run, both streams together. */
export const OUTPUT_LIMIT = 200_000;
const BATCH_MS = 50;
/** Messages that may be sent at once; one more for every batch time that goes by. */
const AT_ONCE = 20;

export class Output {
  readonly #texts: Record<Stream, string> = { stdout: '', stderr: '' };
  readonly #pending: Record<Stream, string> = { stdout: '', stderr: '' };
  readonly #decoders: Record<Stream, TextDecoder> = {
    stdout: new TextDecoder('utf-8', { ignoreBOM: true }),
    stderr: new TextDecoder('utf-8', { ignoreBOM: true }),
  };
  readonly #send: (stream: Stream, text: string) => void;
  readonly #full: () => void;
  #size = 0;
  #allowed = AT_ONCE;
  #countedAt = performance.now();
  truncated = false;

  /** `full` is called once, when the limit is reached: there is no point in running on. */
  constructor(send: (stream: Stream, text: string) => void, full: () => void) {
    this.#send = send;
    this.#full = full;
  }

  write(stream: Stream, bytes: Uint8Array): void {
    if (this.truncated) return;
    const kept = bytes.subarray(0, OUTPUT_LIMIT - this.#size);
    this.#size += kept.length;
    // Copied: TextDecoder refuses a view of shared memory, and some hosts share it.
    const text = this.#decoders[stream].decode(kept.slice(), { stream: true });
    this.#texts[stream] += text;
    this.#pending[stream] += text;
    if (this.#maySend()) this.flush();
    if (kept.length < bytes.length) {
      this.truncated = true;
      this.#full();
    }
  }

  /** No timer could send later: while the code runs, nothing else does. */
  #maySend(): boolean {
    const now = performance.now();
    const earned = Math.floor((now - this.#countedAt) / BATCH_MS);
    this.#countedAt += earned * BATCH_MS;
    this.#allowed = Math.min(AT_ONCE, this.#allowed + earned);
    if (this.#allowed === 0) return false;
    this.#allowed -= 1;
    return true;
  }

  flush(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#pending[stream] !== '') this.#send(stream, this.#pending[stream]);
      this.#pending[stream] = '';
    }
  }

  text(stream: Stream): string {
    return this.#texts[stream];
  }
}

/** An output that nobody hears. */
export function silentOutput(): Output {
  return new Output(
    () => undefined,
    () => undefined,
  );
}

/** Takes what Python prints, and gives it nothing to read. */
export function pipeOutput(
  pyodide: PyodideInterface,
  write: (stream: Stream, bytes: Uint8Array) => void,
): void {
  const writer = (stream: Stream) => ({
    write(bytes: Uint8Array) {
      write(stream, bytes);
      return bytes.length;
    },
  });
  pyodide.setStdout(writer('stdout'));
  pyodide.setStderr(writer('stderr'));
  pyodide.setStdin({ error: true });
}
