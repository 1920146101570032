/** Serves the built site on this machine, with the headers that a real host must send as well. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFor, NOT_FOUND } from '../src/offline/header-table.ts';
import { basePath } from './base.ts';
import { Failure, isMain, runMain } from './setup/fail.ts';

/**
 * @param folder the built site.
 * @param base what it was built to lie under; nothing else is answered.
 */
export function createServer(folder: string, base = '/'): Server {
  const serve = sirv(folder, {
    // Looks at the disk for each request: the folder may not be there yet, or be built anew while
    // it is served, and a remembered file that is gone would end the server.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      for (const [name, value] of Object.entries(headersFor(pathname))) {
        response.setHeader(name, value);
      }
    },
  });
  const notFoundPage = join(folder, NOT_FOUND);
  const notFound = existsSync(notFoundPage) ? readFileSync(notFoundPage) : 'Not found';
  return createHttpServer((request, response) => {
    const answerNotFound = () => {
      response.writeHead(404, headersFor(NOT_FOUND)).end(notFound);
    };
    const { url = '/' } = request;
    if (url.startsWith(base)) {
      request.url = url.slice(base.length - 1);
      serve(request, response, answerNotFound);
    } else answerNotFound();
  });
}

/** Returns the port: the one given, or for 0 the one the system chose. @throws Failure when taken. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = portSentence(port, error.code);
      reject(sentence === null ? error : new Failure(sentence));
    });
    server.listen(port, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** The port from PORT, or 4321. @throws Failure when PORT is no port. */
export function wishedPort(env: NodeJS.ProcessEnv = process.env): number {
  const port = Number(env['PORT'] || 4321);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Failure(`PORT is "${env['PORT'] ?? ''}", which is no port. Try PORT=8080.`);
}

export function portSentence(port: number, code: string | undefined): string | null {
  const other = port < 1024 ? 8080 : port < 65_535 ? port + 1 : port - 1;
  const advice = `choose another port: PORT=${String(other)} npm start`;
  if (code === 'EADDRINUSE') {
    return `Port ${String(port)} cannot be used: another program has it. Stop that program, or ${advice}`;
  }
  if (code === 'EACCES') {
    return `Port ${String(port)} cannot be used: this system does not allow it. Please ${advice}`;
  }
  return null;
}

/** Started by itself, for the tests: serves a folder that was built before. */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? 'dist';
  if (!existsSync(folder)) throw new Failure(`There is no ${folder}. Run npm run build first.`);
  const base = basePath();
  const port = await listen(createServer(folder, base), wishedPort());
  console.log(`Serving ${folder} at http://localhost:${String(port)}${base}`);
}

if (isMain(import.meta)) await runMain(main);
