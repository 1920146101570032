/**
 * A slow line in front of a server: a proxy with one token bucket for all connections and a delay for
 * every request. At the server, because the browser's own emulation does not reach workers.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Line {
  bytesPerSecond: number;
  delayMs: number;
}

export const TEN_MEGABITS: Line = { bytesPerSecond: 10e6 / 8, delayMs: 40 };
/** Bytes sent at once: small, so that connections share the line evenly. */
const SLICE = 8192;

export class TokenBucket {
  readonly #bytesPerMs: number;
  /** When the line is free again, in ms of `performance.now()`. */
  #freeAt = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  /** How many ms to wait before so many bytes may pass, after all that were asked for before. */
  take(bytes: number, now = performance.now()): number {
    this.#freeAt = Math.max(now, this.#freeAt) + bytes / this.#bytesPerMs;
    return this.#freeAt - now;
  }
}

export function slowDown(port: number, line: Line): Server {
  const bucket = new TokenBucket(line.bytesPerSecond);
  return createServer((browser) => {
    const server = connect({ port, host: 'localhost' });
    void carry(browser, server, async function* (chunks) {
      for await (const chunk of chunks) {
        await sleep(line.delayMs); // a request is one chunk
        yield chunk;
      }
    });
    void carry(server, browser, async function* (chunks) {
      for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length; at += SLICE) {
          const slice = chunk.subarray(at, at + SLICE);
          await sleep(bucket.take(slice.length));
          yield slice;
        }
      }
    });
  });
}

type Shaper = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

async function carry(from: Socket, to: Socket, shape: Shaper): Promise<void> {
  try {
    await pipeline(from, shape, to);
  } catch {
    // The browser or the server hung up: so does the other side.
    from.destroy();
    to.destroy();
  }
}
