import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchCore } from './download.ts';

vi.mock('./files.generated.json', () => ({
  default: {
    files: [
      { name: 'core.mjs', bytes: 50, transferBytes: 10, sha256: '' },
      { name: 'core.wasm', bytes: 400, transferBytes: 100, sha256: '' },
      { name: 'python_stdlib.stored.zip', bytes: 200, transferBytes: 200, sha256: '' },
    ],
    wheels: [],
    lock: {},
  },
}));

const COMPRESSED = { headers: { 'content-encoding': 'br' } };
const PACKED = 'python_stdlib.stored.zip';
const DEFLATED = 'python_stdlib.deflated.zip';

let index: string;
let asked: string[];
let reports: [number, number][];
const network = vi.fn<typeof fetch>();

const urlOf = (input: RequestInfo | URL) => new Request(input).url;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'freed-core-'));
  writeFileSync(join(folder, 'core.mjs'), 'export {};');
  index = `${pathToFileURL(folder).href}/`;
  asked = [];
  reports = [];
  network.mockImplementation((input) => {
    const url = urlOf(input);
    asked.push(url.replace(index, ''));
    const size = url.endsWith('.wasm') ? 400 : 200;
    return Promise.resolve(new Response(new Uint8Array(size), COMPRESSED));
  });
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('self', globalThis);
  return () => {
    vi.unstubAllGlobals();
    rmSync(folder, { recursive: true });
  };
});

/** What a test has begun may still arrive during the next one: it shall not report there. */
function begin() {
  const own = reports;
  return fetchCore(index, (loaded, total) => own.push([loaded, total]));
}

describe('the core files', () => {
  test('are all on their way before anybody asks for one', () => {
    begin();
    expect(asked).toEqual(['core.wasm', PACKED]);
  });

  test('are handed to whoever asks, without asking the network twice', async () => {
    begin();
    const wasm = await fetch(`${index}core.wasm`);
    const zip = await fetch(new Request(`${index}${PACKED}`));
    expect((await wasm.arrayBuffer()).byteLength).toBe(400);
    expect((await zip.arrayBuffer()).byteLength).toBe(200);
    expect(asked).toHaveLength(2);
  });

  test('are asked for anew by whoever wants one again: an answer can be read only once', async () => {
    begin();
    await fetch(`${index}core.wasm`);
    const again = await fetch(`${index}core.wasm`);
    expect((await again.arrayBuffer()).byteLength).toBe(400);
    expect(asked).toEqual(['core.wasm', PACKED, 'core.wasm']);
  });

  test('stand in the way of no other file', async () => {
    begin();
    await fetch('http://localhost/numpy.whl', { cache: 'no-store' });
    expect(network).toHaveBeenLastCalledWith('http://localhost/numpy.whl', { cache: 'no-store' });
  });

  test('no longer pass through here once the interpreter is up', async () => {
    const { restore } = begin();
    restore();
    await fetch(`${index}core.wasm`);
    expect(asked).toEqual(['core.wasm', PACKED, 'core.wasm']);
  });
});

describe('the standard library', () => {
  const arrives = async () => {
    const response = await fetch(`${index}${PACKED}`);
    return (await response.arrayBuffer()).byteLength;
  };

  test('comes as Pyodide ships it from a host that compresses nothing', async () => {
    network.mockImplementation((input) => {
      asked.push(urlOf(input).replace(index, ''));
      return Promise.resolve(new Response(new Uint8Array(asked.at(-1) === DEFLATED ? 50 : 200)));
    });
    begin();
    expect(await arrives()).toBe(50);
    expect(asked).toEqual(['core.wasm', PACKED, DEFLATED]);
  });

  test('comes deflated when only that was kept for the time without a network', async () => {
    network.mockImplementation((input) =>
      urlOf(input).endsWith(PACKED)
        ? Promise.reject(new TypeError('offline'))
        : Promise.resolve(new Response(new Uint8Array(50))),
    );
    begin();
    expect(await arrives()).toBe(50);
  });

  test('that comes in neither form fails the start', async () => {
    network.mockImplementation((input) =>
      Promise.resolve(new Response(null, { status: urlOf(input).endsWith('.zip') ? 404 : 200 })),
    );
    await expect(begin().failed).rejects.toThrow(`${PACKED} could not be fetched.`);
  });
});

test('WebAssembly that this browser refuses fails the start: Pyodide would wait for ever', async () => {
  const real = WebAssembly.instantiateStreaming;
  const { failed, restore } = begin();
  const wasm = { headers: { 'content-type': 'application/wasm' } };
  const refused = WebAssembly.instantiateStreaming(new Response(new Uint8Array(8), wasm));
  await expect(refused).rejects.toThrow(WebAssembly.CompileError);
  await expect(failed).rejects.toThrow(WebAssembly.CompileError);
  restore();
  expect(WebAssembly.instantiateStreaming).toBe(real);
});

describe('the progress', () => {
  test('is told in bytes over the wire, and ends at the whole', async () => {
    begin();
    await vi.waitFor(() => expect(reports.at(-1)).toEqual([310, 310]));
    expect(reports.map(([loaded]) => loaded)).toEqual(
      reports.map(([loaded]) => loaded).toSorted((a, b) => a - b),
    );
    expect(new Set(reports.map(([, total]) => total))).toEqual(new Set([310]));
  });

  test('never passes the whole, though a file should be larger than expected', async () => {
    network.mockImplementation(() =>
      Promise.resolve(new Response(new Uint8Array(5000), COMPRESSED)),
    );
    begin();
    await vi.waitFor(() => expect(reports.at(-1)).toEqual([310, 310]));
    expect(Math.max(...reports.map(([loaded]) => loaded))).toBe(310);
  });

  test('counts half a file as half of what it costs', async () => {
    let more: ReadableStreamDefaultController<Uint8Array> | undefined;
    network.mockImplementation((input) => {
      if (urlOf(input).endsWith('.zip')) return new Promise(() => undefined);
      const body = new ReadableStream<Uint8Array>({ start: (given) => void (more = given) });
      return Promise.resolve(new Response(body));
    });
    rmSync(new URL('core.mjs', index));
    begin();
    more?.enqueue(new Uint8Array(200));
    await vi.waitFor(() => expect(reports).toEqual([[50, 310]]));
    more?.enqueue(new Uint8Array(200));
    await vi.waitFor(() => expect(reports.at(-1)).toEqual([100, 310]));
  });
});
