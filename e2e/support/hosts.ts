/** Hosts of a test's own: other than the one that all tests share, they can send less, and be ended. */
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createServer as createSite, listen } from '../../scripts/serve.ts';
import { headersFor } from '../../src/offline/header-table.ts';
import { bareFiles } from './bare-files.ts';
import { SITE } from './pages.ts';

const WITHHELD = new Set([
  'cross-origin-opener-policy',
  'cross-origin-embedder-policy',
  'cross-origin-resource-policy',
  'content-security-policy',
]);

/** Can be told no header that matters: no isolation, and no policy for the worker. */
class PlainResponse extends ServerResponse {
  override setHeader(name: string, value: number | string | readonly string[]): this {
    return WITHHELD.has(name.toLowerCase()) ? this : super.setHeader(name, value);
  }
}

export interface Host {
  /** Without a slash at its end. */
  origin: string;
  /** Bytes sent so far, as they cross the wire: compressed, headers included. */
  sent(): number;
  close(): Promise<void>;
}

/** Serves the built site, or another folder, with our headers, on a free port until it is closed. */
export function startHost(folder = SITE, base = '/'): Promise<Host> {
  const site = createSite(folder, base);
  return start((request, response) => site.emit('request', request, response), {});
}

/**
 * As `startHost`, but something on the way answers for files whose name ends with `name`, with status
 * 200 and what is no such file, as often as `times` says.
 */
export function startWrongHost(name: string, wrong: { times: number }): Promise<Host> {
  const site = createSite(SITE);
  return start((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.endsWith(name) || wrong.times <= 0) {
      site.emit('request', request, response);
      return;
    }
    wrong.times -= 1;
    response.writeHead(200, {
      ...headersFor(pathname),
      'Content-Encoding': 'gzip', // or the page takes the other standard library at once
      ETag: '"of something else"',
    });
    response.end(gzipSync('<!doctype html><p>Log in to the hotel’s network.</p>'));
  }, {});
}

/**
 * What becomes of a file in the middle of an upload: it is not there, something on the way answers in its
 * place, it ends too early, nobody answers at all, or it is still the one of the build before.
 */
export type Upset = 'missing' | 'wrong' | 'broken-off' | 'dead' | 'old';
export type UpsetOf = (pathname: string) => Upset | null;

export interface ChangingHost extends Host {
  /** From now on it serves that folder, apart from what is upset. */
  serve(folder: string, upsetOf?: UpsetOf): void;
}

/** As `startHost`, and another build can be put in the place of the first, or half of it. */
export async function startChangingHost(first: string): Promise<ChangingHost> {
  let [now, before] = [createSite(first), createSite(first)];
  let upsetOf: UpsetOf = () => null;
  const host = await start((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const upset = upsetOf(pathname);
    if (upset === null) now.emit('request', request, response);
    else if (upset === 'old') before.emit('request', request, response);
    else answerUpset(upset, pathname, response);
  }, {});
  return {
    ...host,
    serve(folder, what = () => null) {
      [now, before] = [createSite(folder), now];
      upsetOf = what;
    },
  };
}

function answerUpset(
  upset: Exclude<Upset, 'old'>,
  pathname: string,
  response: ServerResponse,
): void {
  if (upset === 'dead') response.destroy();
  else if (upset === 'missing') response.writeHead(404, headersFor('/404.html')).end('Not here.');
  else if (upset === 'wrong') {
    response.writeHead(200, headersFor(pathname)).end('<!doctype html><p>Log in first.</p>');
  } else {
    response.writeHead(200, { ...headersFor(pathname), 'Content-Length': 100_000 });
    response.write('<!doctype html>', () => response.destroy());
  }
}

/** As `startHost`, but like a host that cannot be told to send headers. */
export function startPlainHost(folder = SITE): Promise<Host> {
  const site = createSite(folder);
  const pass: RequestListener = (request, response) => site.emit('request', request, response);
  return start(pass, { ServerResponse: PlainResponse });
}

/** Files and nothing else, as GitHub Pages has them: no headers of ours, nothing compressed. */
export function startBareHost(folder: string, base: string): Promise<Host> {
  return start(bareFiles(folder, base), {});
}

/** Its pages come in pieces, with pauses between them, as over a slow line; all else comes at once. */
export function startSlowHost(): Promise<Host> {
  const site = createSite(SITE);
  return start((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.endsWith('/')) void sendInPieces(join(SITE, pathname, 'index.html'), response);
    else site.emit('request', request, response);
  }, {});
}

const PIECES = 20;
/** Longer than a browser waits before it shows what it has. */
const PAUSE_MS = 100;

async function sendInPieces(file: string, response: ServerResponse): Promise<void> {
  const page = await readFile(file);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  const size = Math.ceil(page.length / PIECES);
  for (let from = 0; from < page.length; from += size) {
    response.write(page.subarray(from, from + size));
    await setTimeout(PAUSE_MS);
  }
  response.end();
}

async function start(
  listener: RequestListener,
  options: { ServerResponse?: typeof PlainResponse },
): Promise<Host> {
  const host = createServer(options, listener);
  const port = await listen(host, 0);
  const sockets: Socket[] = [];
  host.on('connection', (socket) => sockets.push(socket));
  return {
    sent: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    origin: `http://localhost:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        host.close(() => resolve());
        host.closeAllConnections();
      }),
  };
}
