/** Serves one target's folder, on a fast and on a slow address, and counts what goes over the line. */
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import sirv from 'sirv';
import { createServer, listen } from '../scripts/serve.ts';
import { slowDown, TEN_MEGABITS } from './slow-link.ts';

export interface Traffic {
  /** With headers, as they leave the server. */
  bytes: number;
  requests: number;
}

export interface Host {
  fast: string;
  slow: string;
  /** Since the host was opened. */
  traffic: () => Traffic;
  close: () => void;
}

/** As generous as any host: everything but pages is kept for a year without asking again. */
const KEPT = 'public, max-age=31536000, immutable';
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Freed's own server, whose headers a real host has to send too. */
export function freedServer(folder: string): Server {
  return createServer(folder);
}

/** For all others: isolation, brotli, and answers that may be kept. */
export function plainServer(folder: string): Server {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    setHeaders(response, pathname) {
      const isPage = /(\.html|\/)$/.test(pathname);
      response.setHeader('Cache-Control', isPage ? 'no-cache' : KEPT);
      if (pathname.endsWith('.mjs')) response.setHeader('Content-Type', 'text/javascript');
      for (const [name, value] of Object.entries(ISOLATED)) response.setHeader(name, value);
    },
  });
  return createHttpServer((request, response) => {
    serve(request, response, () => {
      response.writeHead(404, ISOLATED).end();
    });
  });
}

/** On two ports that are free. */
export async function openHost(server: Server): Promise<Host> {
  const sockets = new Set<Socket>();
  let closed = 0;
  let requests = 0;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      closed += socket.bytesWritten;
    });
  });
  server.on('request', () => (requests += 1));
  const fast = await listen(server, 0);
  const proxy = slowDown(fast, TEN_MEGABITS);
  await once(proxy.listen(0), 'listening');
  return {
    fast: `http://localhost:${String(fast)}`,
    slow: `http://localhost:${String((proxy.address() as AddressInfo).port)}`,
    traffic() {
      let bytes = closed;
      for (const socket of sockets) bytes += socket.bytesWritten;
      return { bytes, requests };
    },
    close() {
      proxy.close();
      server.close();
      server.closeAllConnections();
    },
  };
}
