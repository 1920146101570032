/** Serves the built site on this machine, with the headers that a real host must send as well. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFor } from './headers.ts';
import { Failure, runMain } from './setup/fail.ts';

const TYPES: Record<string, string> = {
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.whl': 'application/zip',
};

function typeOf(pathname: string): string | undefined {
  return TYPES[/\.[^./]+$/.exec(pathname.replace(/\.br$/, ''))?.[0] ?? ''];
}

export function createServer(folder: string): Server {
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    setHeaders(response, pathname) {
      const type = typeOf(pathname);
      if (type) response.setHeader('Content-Type', type);
      for (const [name, value] of Object.entries(headersFor(pathname))) {
        response.setHeader(name, value);
      }
    },
  });
  const notFoundPage = join(folder, '404.html');
  const notFound = existsSync(notFoundPage) ? readFileSync(notFoundPage) : 'Not found';
  return createHttpServer((request, response) => {
    serve(request, response, () => {
      const headers = { ...headersFor('/404.html'), 'Content-Type': 'text/html; charset=utf-8' };
      response.writeHead(404, headers).end(notFound);
    });
  });
}

/** @throws Failure when the port is taken. */
export async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new Failure(portTaken(port)) : error);
    });
    server.listen(port, resolve);
  });
}

/** The port from PORT, or 4321. @throws Failure when PORT is no port. */
export function wishedPort(env: NodeJS.ProcessEnv = process.env): number {
  const port = Number(env['PORT'] ?? 4321);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Failure(`PORT is "${env['PORT'] ?? ''}", which is no port. Try PORT=8080.`);
}

function portTaken(port: number): string {
  return (
    `Port ${String(port)} cannot be used: another program has it. ` +
    `Stop that program, or choose another port: PORT=${String(port + 1)} npm start`
  );
}

/** Started by itself, for the tests: serves a folder that was built before. */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? 'dist';
  if (!existsSync(folder)) throw new Failure(`There is no ${folder}. Run npm run build first.`);
  const port = wishedPort();
  await listen(createServer(folder), port);
  console.log(`Serving ${folder} at http://localhost:${String(port)}/`);
}

if (import.meta.main) await runMain(main);
