import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { slowDown, TokenBucket } from './slow-link.ts';

test('what is asked for waits for all that was asked for before, on whichever connection', () => {
  const bucket = new TokenBucket(1_000_000);
  expect(bucket.take(1000, 0)).toBe(1);
  expect(bucket.take(5000, 0)).toBe(6);
  expect(bucket.take(1000, 4)).toBe(3);
});

test('an idle line saves nothing up', () => {
  const bucket = new TokenBucket(1_000_000);
  bucket.take(1000, 0);
  expect(bucket.take(1000, 60_000)).toBe(1);
});

test('everything arrives whole, over several connections at once', async () => {
  const body = Buffer.alloc(100_000, 'freed ');
  const server = createServer((_, response) => response.end(body));
  await once(server.listen(0), 'listening');
  const port = (server.address() as AddressInfo).port;
  const proxy = slowDown(port, { bytesPerSecond: 50e6, delayMs: 1 });
  await once(proxy.listen(0), 'listening');
  const url = `http://localhost:${String((proxy.address() as AddressInfo).port)}/`;
  try {
    const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(url)).arrayBuffer()));
    for (const answer of answers) expect(Buffer.from(answer).equals(body)).toBe(true);
  } finally {
    server.close();
    server.closeAllConnections();
    proxy.close();
  }
});
