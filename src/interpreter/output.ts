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

/**
 * Where Python breaks, C prints the frames: those of Freed's own are not the reader's. (`traceback` sets a
 * comma in front of `in`: what a cell prints of its own accord is not meant.)
 */
const OWN_FRAME = /^ {2}File "[^"]*\/freed\/_\w+\.py", line \d+ in \w+\n$/;
const FRAME_HEAD = '  File "';
const LONGEST_FRAME = 300;

export class Output {
  readonly #texts: Record<Stream, string> = { stdout: '', stderr: '' };
  readonly #pending: Record<Stream, string> = { stdout: '', stderr: '' };
  readonly #decoders: Record<Stream, TextDecoder> = {
    stdout: new TextDecoder('utf-8', { ignoreBOM: true }),
    stderr: new TextDecoder('utf-8', { ignoreBOM: true }),
  };
  /** Of a line that has not ended: the whole of it while it may be such a frame; it comes in pieces. */
  readonly #held: Record<Stream, string> = { stdout: '', stderr: '' };
  readonly #isInLine: Record<Stream, boolean> = { stdout: false, stderr: false };
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
    this.#take(stream, this.#decoders[stream].decode(kept.slice(), { stream: true }));
    if (this.#maySend()) this.flush();
    if (kept.length < bytes.length) {
      this.truncated = true;
      this.#full();
    }
  }

  #take(stream: Stream, text: string): void {
    const lines = (this.#held[stream] + text).split(/(?<=\n)/);
    this.#held[stream] = '';
    for (const line of lines) {
      if (!this.#isInLine[stream]) {
        if (OWN_FRAME.test(line)) continue;
        if (mayBecomeFrame(line)) {
          this.#held[stream] = line;
          continue;
        }
      }
      this.#keep(stream, line);
    }
  }

  #keep(stream: Stream, text: string): void {
    if (text === '') return;
    this.#isInLine[stream] = !text.endsWith('\n');
    this.#texts[stream] += text;
    this.#pending[stream] += text;
  }

  /** After the run: what is held will not become a frame any more. */
  end(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      this.#keep(stream, this.#held[stream]);
      this.#held[stream] = '';
    }
    this.flush();
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

function mayBecomeFrame(line: string): boolean {
  if (line.endsWith('\n')) return false;
  return line.startsWith(FRAME_HEAD) ? line.length < LONGEST_FRAME : FRAME_HEAD.startsWith(line);
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
