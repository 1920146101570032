import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isRight, mend } from './mend.ts';

const FILES = { 'a.wasm': 'the right bytes', 'b.zip': 'an archive' };
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const hashes = new Map(Object.entries(FILES).map(([name, text]) => [name, hashOf(text)]));

let server: Server | null = null;
let asked: string[] = [];
/** Answers as told, one answer after the other for each file; then with the file. */
async function host(wrong: Record<string, (string | number)[]>): Promise<string> {
  asked = [];
  const answering = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    asked.push(name);
    const answer = wrong[name]?.shift() ?? FILES[name as keyof typeof FILES];
    if (typeof answer === 'number') response.writeHead(answer).end();
    else response.end(answer);
  });
  server = answering;
  await new Promise<void>((resolve) => answering.listen(0, resolve));
  return `http://localhost:${String((answering.address() as AddressInfo).port)}/`;
}
afterEach(() => server?.close());

test('files that are right are left as they are', async () => {
  const folder = await host({});
  expect(await mend(folder, hashes, fetch)).toStrictEqual([]);
  expect(asked).toStrictEqual(['a.wasm', 'b.zip']);
});

test('a file that came wrong once is fetched anew', async () => {
  const folder = await host({ 'b.zip': ['<!doctype html>'] });
  expect(await mend(folder, hashes, fetch)).toStrictEqual([]);
  expect(asked).toStrictEqual(['a.wasm', 'b.zip', 'b.zip']);
});

test('one that stays wrong, or is gone, is named', async () => {
  const folder = await host({ 'a.wasm': ['x', 'x'], 'b.zip': [404, 404] });
  expect(await mend(folder, hashes, fetch)).toStrictEqual(['a.wasm', 'b.zip']);
});

test('without a network nothing is said of the files', async () => {
  const folder = await host({});
  server?.close();
  await expect(mend(folder, hashes, fetch)).rejects.toThrow(TypeError);
});

test('an answer with the right bytes and a failing status is no file', async () => {
  expect(await isRight(new Response('x', { status: 203 }), hashOf('x'))).toBe(true);
  expect(await isRight(new Response('x', { status: 500 }), hashOf('x'))).toBe(false);
});
