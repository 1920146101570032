/**
 * A host that cannot be told anything, written without a line of our own server's: the files of a
 * folder, below a path, with their types and ten minutes in the browser's cache, as GitHub Pages sends
 * them. Copies that are compressed are files like any other, and nobody gets them unasked.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'application/javascript; charset=utf-8',
  '.mjs': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** @param base begins and ends with a slash. */
export function bareFiles(folder: string, base: string): RequestListener {
  return ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    const name = path.startsWith(base) ? path.slice(base.length) : null;
    const file = name === null ? null : join(folder, name);
    if (file !== null && !path.endsWith('/') && isFolder(file)) {
      response.writeHead(301, { Location: `${path}/` }).end();
      return;
    }
    const wanted = file !== null && path.endsWith('/') ? join(file, 'index.html') : file;
    const isThere = wanted !== null && existsSync(wanted);
    const sent = isThere ? wanted : join(folder, '404.html');
    response.writeHead(isThere ? 200 : 404, {
      'Content-Type': TYPES[extname(sent)] ?? 'application/octet-stream',
      'Cache-Control': 'max-age=600',
    });
    response.end(readFileSync(sent));
  };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
