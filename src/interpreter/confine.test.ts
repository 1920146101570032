/** In a worker of Node; `e2e/escape.spec.ts` does it in the browser, from Python. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, test } from 'vitest';
import { fetchOnly } from './confine.ts';

interface Report {
  attempts: Record<string, string>;
  still: Record<string, string>;
  left: string[];
  before: string[];
  fetched: string;
  escaped: unknown;
}

let report: Report;

beforeAll(async () => {
  const worker = new Worker(new URL('confine.fixture.mjs', import.meta.url));
  [report] = (await once(worker, 'message')) as [Report];
  await worker.terminate();
});

test('nothing that learner code tries gets anywhere', () => {
  const got = Object.entries(report.attempts).filter(([, end]) => !end.startsWith('refused'));
  expect(got).toEqual([]);
  expect(Object.keys(report.attempts).length).toBeGreaterThan(15);
  expect(report.escaped).toBeUndefined();
});

test('what Pyodide does goes on', () => {
  expect(new Set(Object.values(report.still))).toEqual(new Set(['true']));
});

test('what is not on the list is gone, known or not', () => {
  const { before, left } = report;
  expect(before).toEqual(expect.arrayContaining(['process', 'BroadcastChannel', 'WebSocket']));
  expect(left).toEqual(expect.arrayContaining(['Array', 'WebAssembly', 'fetch', 'setTimeout']));
  const gone = ['process', 'BroadcastChannel', 'WebSocket', 'EventTarget', 'inventedTomorrow'];
  expect(left.filter((name) => gone.includes(name))).toEqual([]);
  expect(report.fetched).toMatch(/TypeError.*may not fetch/);
});

describe('fetch', () => {
  const folder = 'https://freed.example/pyodide/';
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const asked: unknown[][] = [];
  const fetch = fetchOnly(
    (...request) => {
      asked.push(request);
      return Promise.resolve(new Response());
    },
    folder,
    [{ name: 'numpy.whl', sha256 }],
  );

  test('gets a wheel by its address, whole or not at all', async () => {
    const init = { method: 'POST', body: 'secret', integrity: '', redirect: 'follow' } as const;
    await (fetch as typeof self.fetch)(new URL('numpy.whl', folder), init);
    expect(asked.splice(0)).toEqual([
      [
        `${folder}numpy.whl`,
        { integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', redirect: 'error' },
      ],
    ]);
  });

  test.each<[string, unknown]>([
    ['another origin', 'https://evil.example/pyodide/numpy.whl'],
    ['a file that no cell needs', `${folder}pyodide-lock.json`],
    ['the folder', folder],
    ['the page', 'https://freed.example/'],
    ['a query', `${folder}numpy.whl?secret`],
    ['a fragment', `${folder}numpy.whl#secret`],
    ['a way up', `${folder}../pyodide/numpy.whl`],
    ['a name', 'numpy.whl'],
    ['data', 'data:text/plain,a'],
    ['what every object has', 'constructor'],
    ['and inherits', '__proto__'],
    ['a request', new Request(`${folder}numpy.whl`, { method: 'POST', body: 'secret' })],
    ['something that changes its mind', changing(`${folder}x`, `${folder}numpy.whl`)],
  ])('gets no more than that: %s', async (_, input) => {
    await expect(fetch(input)).rejects.toThrow('may not fetch');
    expect(asked).toEqual([]);
  });

  test('asks for what it has looked at', async () => {
    await fetch(changing(`${folder}numpy.whl`, 'https://evil.example/'));
    expect(asked.splice(0)).toMatchObject([[`${folder}numpy.whl`, {}]]);
  });

  test('inherits nothing that code could plant', async () => {
    await fetch(`${folder}numpy.whl`);
    expect(Object.getPrototypeOf(asked.splice(0)[0]?.[1])).toBeNull();
  });
});

/** Another address each time it is asked. */
function changing(...addresses: string[]): unknown {
  let times = 0;
  return { toString: () => addresses[times++] };
}
