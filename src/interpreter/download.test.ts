import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { fetchCore } from './download.ts';

vi.mock('./files.generated.json', () => ({
  default: {
    files: [
      { name: 'core.mjs', bytes: 50, transferBytes: 10, sha256: 'a1' },
      { name: 'core.wasm', bytes: 400, transferBytes: 100, sha256: 'a1' },
      { name: 'python_stdlib.stored.zip', bytes: 200, transferBytes: 200, sha256: 'a1' },
    ],
    wheels: [],
    lock: {},
  },
}));

/** The least that is WebAssembly, and 392 bytes that mean nothing. */
const MODULE = new Uint8Array(400);
MODULE.set([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 0, 0x85, 0x03]);
const wasm = (body: BodyInit | null = MODULE) =>
  new Response(body, { headers: { 'content-type': 'application/wasm' } });

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
    const zip = () => new Response(new Uint8Array(200), COMPRESSED);
    return Promise.resolve(url.endsWith('.wasm') ? wasm() : zip());
  });
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('self', globalThis);
  return () => {
    vi.unstubAllGlobals();
    rmSync(folder, { recursive: true });
  };
});

/** What a test has begun may still arrive during the next one: it must not report there. */
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
    const zip = await fetch(new Request(`${index}${PACKED}`));
    expect((await zip.arrayBuffer()).byteLength).toBe(200);
    expect(asked).toHaveLength(2);
  });

  test('are asked for anew by whoever wants one again: an answer can be read only once', async () => {
    begin();
    await fetch(`${index}${PACKED}`);
    const again = await fetch(`${index}${PACKED}`);
    expect((await again.arrayBuffer()).byteLength).toBe(200);
    expect(asked).toEqual(['core.wasm', PACKED, PACKED]);
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

describe('WebAssembly', () => {
  test('compiles while it comes in, and once, however often Python is tried', async () => {
    const compile = vi.spyOn(WebAssembly, 'compileStreaming');
    onTestFinished(() => compile.mockRestore());
    begin();
    expect(compile).toHaveBeenCalledTimes(1);
    const first = await WebAssembly.instantiateStreaming(fetch(`${index}core.wasm`), {});
    const second = await WebAssembly.instantiateStreaming(fetch(`${index}core.wasm`), {});
    expect(second.module).toBe(first.module);
    expect(second.instance).not.toBe(first.instance);
    expect(compile).toHaveBeenCalledTimes(1);
    expect(asked).toEqual(['core.wasm', PACKED]);
  });

  test('that this browser refuses fails the start: Pyodide would wait for ever', async () => {
    const real = WebAssembly.instantiateStreaming;
    network.mockImplementation(() => Promise.resolve(wasm(new Uint8Array(8))));
    const { failed, restore } = begin();
    const refused = WebAssembly.instantiateStreaming(fetch(`${index}core.wasm`));
    await expect(refused).rejects.toThrow(WebAssembly.CompileError);
    await expect(failed).rejects.toThrow(WebAssembly.CompileError);
    restore();
    expect(WebAssembly.instantiateStreaming).toBe(real);
  });

  test('that does not come fails the start by its name', async () => {
    network.mockImplementation((input) =>
      urlOf(input).endsWith('.wasm')
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(new Response(new Uint8Array(200), COMPRESSED)),
    );
    await expect(begin().failed).rejects.toThrow('core.wasm could not be fetched.');
  });

  test('that is not there fails the start by its name', async () => {
    network.mockImplementation(() => Promise.resolve(new Response('', { status: 404 })));
    await expect(begin().failed).rejects.toThrow('could not be fetched.');
  });
});

describe('the progress', () => {
  test('is told in bytes over the wire, and ends at the whole', async () => {
    begin();
    await expect.poll(() => reports.at(-1)).toEqual([310, 310]);
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
    await expect.poll(() => reports.at(-1)).toEqual([310, 310]);
    expect(Math.max(...reports.map(([loaded]) => loaded))).toBe(310);
  });

  test('counts half a file as half of what it costs', async () => {
    let more: ReadableStreamDefaultController<Uint8Array> | undefined;
    network.mockImplementation((input) => {
      if (urlOf(input).endsWith('.zip')) return new Promise(() => undefined);
      return Promise.resolve(
        wasm(new ReadableStream<Uint8Array>({ start: (given) => void (more = given) })),
      );
    });
    rmSync(new URL('core.mjs', index));
    begin();
    more?.enqueue(MODULE.slice(0, 200));
    await expect.poll(() => reports).toEqual([[50, 310]]);
    more?.enqueue(MODULE.slice(200));
    await expect.poll(() => reports.at(-1)).toEqual([100, 310]);
  });
});
