import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { listen } from '../serve.ts';
import { download } from './download.ts';
import { DISK_FULL, sentenceFor } from './fail.ts';

const LONG = 60_000;
let folder: string;
let file: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-download-'));
  file = join(folder, 'numpy.whl');
  printed = [];
  const log = vi
    .spyOn(console, 'log')
    .mockImplementation((line: string) => void printed.push(line));
  return () => {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  };
});

/** The address of a file on a server that answers so. */
async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  const port = await listen(server, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${String(port)}/full/numpy.whl`;
}

test('a file arrives whole, and its progress is said in megabytes', async () => {
  const data = Buffer.alloc(2_500_000, 'numpy');
  const url = await served((_, response) => {
    response.writeHead(200, { 'content-length': data.length }).end(data);
  });
  await download(url, file);
  expect(readFileSync(file).equals(data)).toBe(true);
  expect(printed.at(-1)).toBe('  numpy.whl: 2.5 of 2.5 MB');
});

test('a file of unknown length arrives whole', async () => {
  const url = await served((_, response) => {
    response.write('one ');
    response.end('two');
  });
  await download(url, file);
  expect(readFileSync(file, 'utf8')).toBe('one two');
});

test.each([404, 500, 503])('HTTP %i is an error, and no file', async (status) => {
  const url = await served((_, response) => {
    response.writeHead(status).end('sorry');
  });
  await expect(download(url, file)).rejects.toThrow(`HTTP ${String(status)}`);
  expect(existsSync(file)).toBe(false);
});

test('a server that never answers is given up', async () => {
  const url = await served(() => undefined);
  const limits = { connectMs: 50, silenceMs: LONG };
  await expect(download(url, file, limits)).rejects.toThrow('no answer');
});

test('a server that falls silent in the middle is given up', async () => {
  const url = await served((_, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('the beginning');
  });
  const limits = { connectMs: LONG, silenceMs: 50 };
  await expect(download(url, file, limits)).rejects.toThrow('the download stalled');
});

test('a slow server is given its time, as long as it is never silent for long', async () => {
  const begun = Promise.withResolvers<ServerResponse>();
  const url = await served((_, response) => {
    begun.resolve(response);
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const downloading = download(url, file, { connectMs: LONG, silenceMs: 15_000 });
  const response = await begun.promise;
  for (let received = 1; received <= 3; received += 1) {
    response.write(Buffer.alloc(1_100_000));
    while (printed.length < received) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(14_000);
  }
  response.end();
  await downloading;
  expect(statSync(file).size).toBe(3_300_000);
});

test('a server that has answered has as long for its first byte as for the next', async () => {
  const url = await served((_, response) => {
    response.writeHead(200).flushHeaders();
    setTimeout(() => response.end('late'), 1500);
  });
  await download(url, file, { connectMs: 1000, silenceMs: LONG });
  expect(readFileSync(file, 'utf8')).toBe('late');
});

test.each([
  ['of known length', { 'content-length': 1000 }],
  ['in chunks', {}],
])('a body %s that breaks off is an error', async (_, headers) => {
  const url = await served((__, response) => {
    response.writeHead(200, headers);
    response.write('the beginning', () => response.socket?.destroy());
  });
  await expect(download(url, file)).rejects.toThrow();
});

test('a host that is not there is an error', async () => {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  await expect(download(`http://localhost:${String(port)}/`, file)).rejects.toThrow();
});

test.runIf(existsSync('/dev/full'))('a full disk is told from a bad connection', async () => {
  const url = await served((_, response) => void response.end('something'));
  const error: unknown = await download(url, '/dev/full').catch((reason: unknown) => reason);
  expect(sentenceFor(error)).toBe(DISK_FULL);
});
