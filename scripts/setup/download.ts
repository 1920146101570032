/** Downloads one file with a line of progress in bytes. */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How long a server may take to begin, and how long it may then stay silent. */
const LIMITS = { connectMs: 5000, silenceMs: 15_000 };

/** @throws Error when the server does not answer, answers with an error, or falls silent. */
export async function download(url: string, file: string, limits = LIMITS): Promise<void> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(new Error('no answer')), limits.connectMs);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(new Error('the download stalled')), limits.silenceMs);
  };
  try {
    const response = await fetch(url, { signal: abort.signal });
    alive();
    if (!response.ok || response.body === null) throw new Error(`HTTP ${String(response.status)}`);
    const total = Number(response.headers.get('content-length') ?? 0);
    await pipeline(response.body, counter(basename(url), total, alive), createWriteStream(file), {
      signal: abort.signal,
    });
  } finally {
    clearTimeout(timer);
  }
}

function counter(name: string, total: number, alive: () => void): Transform {
  let loaded = 0;
  let shown = 0;
  const megabytes = (n: number) => (n / 1e6).toFixed(1);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      alive();
      loaded += chunk.length;
      if (loaded - shown > 1e6 || loaded === total) {
        shown = loaded;
        console.log(`  ${name}: ${megabytes(loaded)} of ${total ? megabytes(total) : '?'} MB`);
      }
      done(null, chunk);
    },
  });
}
