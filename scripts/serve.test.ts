import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createServer, listen, portSentence, wishedPort } from './serve.ts';
import { Failure } from './setup/fail.ts';

const WASM = Buffer.from('a module of WebAssembly, say');
let root: string;
let folder: string;
let port: number;

function put(name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'freed-serve-'));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  mkdirSync(join(root, 'dist-other'));
  writeFileSync(join(root, 'dist-other', 'secret.txt'), 'secret');
  folder = join(root, 'dist');
  put('index.html', '<p>home</p>');
  put('zh-cn/cycles/index.html', '<p>循环</p>');
  put('404.html', '<p>no such page</p>');
  put('_astro/page.B2.js', 'page()');
  put('_astro/worker-B2.js', 'work()');
  put('pyodide/core.mjs', 'export {}');
  put('pyodide/core.wasm', WASM);
  put('pyodide/core.wasm.br', brotliCompressSync(WASM));
  put('pyodide/numpy.whl', 'PK');
  const server = createServer(folder);
  port = await listen(server, 0);
  return () => server.close();
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A request as it is written: nothing resolves `..` or unpacks brotli on the way. */
async function ask(path: string, headers: Record<string, string> = {}, at = port) {
  const request = get({ port: at, path, headers, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe('the server', () => {
  test.each([
    ['/', /^text\/html; ?charset=utf-8$/i, '<p>home</p>'],
    ['/zh-cn/cycles/', /^text\/html; ?charset=utf-8$/i, '<p>循环</p>'],
    ['/zh-cn/cycles', /^text\/html; ?charset=utf-8$/i, '<p>循环</p>'],
    ['/_astro/page.B2.js', /^text\/javascript\b/, 'page()'],
    ['/pyodide/core.mjs', /^text\/javascript\b/, 'export {}'],
    ['/pyodide/core.wasm', /^application\/wasm$/, WASM.toString()],
    ['/pyodide/numpy.whl', /^application\/zip$/, 'PK'],
  ])('sends %s with its type', async (path, type, body) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.headers['content-type']).toMatch(type);
  });

  test.each(['/', '/_astro/page.B2.js', '/pyodide/core.wasm', '/no/such/page'])(
    'isolates %s',
    async (path) => {
      expect((await ask(path)).headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'x-content-type-options': 'nosniff',
      });
    },
  );

  test('answers an unknown address with the 404 page and says 404', async () => {
    const { status, headers, body } = await ask('/no/such/page');
    expect({ status, body }).toEqual({ status: 404, body: '<p>no such page</p>' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('sends the compressed copy to whoever accepts it, under the type of the file', async () => {
    const { headers, body } = await ask('/pyodide/core.wasm', { 'accept-encoding': 'gzip, br' });
    expect(headers).toMatchObject({ 'content-encoding': 'br', 'content-type': 'application/wasm' });
    expect(body).toBe(brotliCompressSync(WASM).toString());
    const plain = await ask('/pyodide/core.wasm', { 'accept-encoding': 'gzip' });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.body).toBe(WASM.toString());
    const only = await ask('/pyodide/numpy.whl', { 'accept-encoding': 'br' });
    expect(only.headers).not.toHaveProperty('content-encoding');
  });

  test('binds the worker by a policy of its own, and only the worker', async () => {
    const worker = await ask('/_astro/worker-B2.js');
    expect(worker.headers['content-security-policy']).toMatch(/^default-src 'none';/);
    const page = await ask('/_astro/page.B2.js');
    expect(page.headers['content-security-policy']).toBe("frame-ancestors 'self'");
  });

  test('lets only files with a hash in their names be kept', async () => {
    const kept = await ask('/_astro/page.B2.js');
    expect(kept.headers['cache-control']).toContain('immutable');
    for (const path of ['/', '/pyodide/core.wasm', '/_astro/gone.js']) {
      expect((await ask(path)).headers['cache-control']).toBe('no-cache');
    }
  });

  test.each([
    '/../secret.txt',
    '/zh-cn/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/../dist-other/secret.txt',
    '/%00',
    '/%E0%A4%A',
  ])('gives nothing outside its folder: %s', async (path) => {
    const { status, body } = await ask(path);
    expect({ status, body }).toEqual({ status: 404, body: '<p>no such page</p>' });
  });

  test('survives a build that takes its files away', async () => {
    put('_astro/old.js', 'old()');
    expect((await ask('/_astro/old.js')).status).toBe(200);
    rmSync(join(folder, '_astro/old.js'));
    expect((await ask('/_astro/old.js')).status).toBe(404);
    put('_astro/new.js', 'new()');
    expect((await ask('/_astro/new.js')).body).toBe('new()');
  });

  test('can be made before there is anything to serve, as a first `npm start` does', async () => {
    const server = createServer(join(root, 'not-built-yet'));
    const at = await listen(server, 0);
    onTestFinished(() => void server.close());
    expect(await ask('/', {}, at)).toMatchObject({ status: 404, body: 'Not found' });
  });
});

describe('the server of a site under a path', () => {
  test('answers below that path and nowhere else, with the same headers', async () => {
    const server = createServer(folder, '/freed/');
    const at = await listen(server, 0);
    onTestFinished(() => void server.close());
    const page = await ask('/freed/zh-cn/cycles/', {}, at);
    expect(page).toMatchObject({ status: 200, body: '<p>循环</p>' });
    expect(page.headers['cross-origin-embedder-policy']).toBe('require-corp');
    const asset = await ask('/freed/_astro/page.B2.js', {}, at);
    expect(asset.headers['cache-control']).toContain('immutable');
    for (const path of ['/', '/freed', '/zh-cn/cycles/', '/freed/no/such/page']) {
      expect(await ask(path, {}, at)).toMatchObject({ status: 404, body: '<p>no such page</p>' });
    }
  });
});

describe('a port', () => {
  test('that is taken is named, with another one to try', async () => {
    const other = createHttpServer();
    const taken = await listen(other, 0);
    onTestFinished(() => void other.close());
    const refused = listen(createServer(folder), taken);
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow(
      `Port ${String(taken)} cannot be used: another program has it. Stop that program, or ` +
        `choose another port: PORT=${String(taken + 1)} npm start`,
    );
  });

  test('that this user may not open is not blamed on another program', () => {
    const sentence = portSentence(80, 'EACCES');
    expect(sentence).toContain('Port 80 cannot be used: this system does not allow it.');
    expect(sentence).toContain('PORT=8080 npm start');
  });

  test('at the end of the range has one before it to try', () => {
    expect(portSentence(65_535, 'EADDRINUSE')).toContain('PORT=65534 npm start');
  });

  test('cannot explain what it does not know', () => {
    expect(portSentence(4321, 'EMFILE')).toBeNull();
  });

  test.each([
    [undefined, 4321],
    ['', 4321],
    ['8080', 8080],
    ['0', 0],
    ['65535', 65_535],
  ])('from PORT=%s is %i', (wish, expected) => {
    expect(wishedPort(wish === undefined ? {} : { PORT: wish })).toBe(expected);
  });

  test.each(['http', '-1', '80.5', '65536', 'NaN'])('from PORT=%s is refused', (wish) => {
    expect(() => wishedPort({ PORT: wish })).toThrow(Failure);
    expect(() => wishedPort({ PORT: wish })).toThrow(`PORT is "${wish}", which is no port.`);
  });
});

describe('as a command', () => {
  const script = join(import.meta.dirname, 'serve.ts');

  function start(args: string[], env: Record<string, string>) {
    const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
    onTestFinished(() => void child.kill());
    return child;
  }

  test('it prints the address that it really has', async () => {
    const child = start([folder], { PORT: '0' });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const url = /http:\/\/localhost:(\d+)\//.exec(line.toString());
    expect(await ask('/', {}, Number(url?.[1]))).toMatchObject({ body: '<p>home</p>' });
  });

  test.each([
    [['no-such-folder'], '0', 'There is no no-such-folder. Run npm run build first.'],
    [[], 'x', 'PORT is "x", which is no port.'],
  ])('%j with PORT=%s ends with its sentence', async (args, wish, sentence) => {
    const child = start(args.length > 0 ? args : [folder], { PORT: wish });
    const [said, [code]] = await Promise.all([
      text(child.stderr),
      once(child, 'exit') as Promise<[number]>,
    ]);
    expect(said.trim()).toMatch(new RegExp(`^${sentence.replaceAll('.', '\\.')}`));
    expect(said).not.toContain('    at ');
    expect(code).toBe(1);
  });
});
