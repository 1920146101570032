/**
 * A real Caddy with the Caddyfile that the build writes: it sends what scripts/serve.ts sends, compressed
 * where that is asked for, and a page of it is isolated and runs. `npm run test:deploy` sets CADDY; without a
 * Caddy on the machine they are skipped, with a word.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { findCaddy, NO_CADDY, type RunningCaddy, startCaddy } from '../scripts/deploy/caddy.ts';
import { freePort } from '../scripts/free-port.ts';
import { interpreterKey } from '../src/interpreter/files.ts';
import { HEADER_TABLE } from '../src/offline/header-table.ts';
import { Cell } from './support/cell.ts';
import { type Host, startHost } from './support/hosts.ts';
import { english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { SITE } from './support/pages.ts';
import { expect, test } from './support/test.ts';
import * as underPath from './support/under-path.ts';

const caddy = findCaddy();
test.skip(process.env['CADDY'] === undefined, 'npm run test:deploy runs these.');
test.skip(caddy === null, NO_CADDY);
test.describe.configure({ mode: 'default' }); // one Caddy for all of them

const SITES = [
  { name: 'the built site', folder: SITE, base: '/', isThere: true },
  { name: 'the site under a path', ...underPath, isThere: underPath.isBuilt },
];

/** What tells one answer from another for a browser; dates and marks of a version may differ. */
const COMPARED = new Set(
  ['Content-Type', 'Content-Encoding', 'Vary', ...HEADER_TABLE.flatMap(named)].map((name) =>
    name.toLowerCase(),
  ),
);

for (const { name, folder, base, isThere } of SITES) {
  test.describe(name, () => {
    test.skip(!isThere, 'npm run test:deploy builds it.');
    let running: RunningCaddy;
    let origin: string;
    let host: Host;

    test.beforeAll(async () => {
      const port = await freePort();
      running = await startCaddy(caddy ?? '', { folder, base, port });
      origin = `http://localhost:${String(port)}`;
      host = await startHost(folder, base);
    });

    test.afterAll(async () => {
      await running.close();
      await host.close();
    });

    for (const accepted of ['', 'gzip', 'gzip, deflate, br']) {
      test(`sends what npm start sends, to whoever accepts "${accepted}"`, async () => {
        const paths = [
          ...oneOfEachKind(folder),
          'no-such-page/',
          '_astro/no-such-file.js',
          '.built',
        ];
        expect(paths.length).toBeGreaterThan(15);
        for (const path of paths) {
          const [ours, theirs] = await Promise.all([
            ask(host.origin + base + path, accepted),
            ask(origin + base + path, accepted),
          ]);
          expect.soft(theirs, path).toEqual(ours);
        }
      });
    }

    test('compresses for whoever asks, and what comes is the file', async () => {
      const file = `pyodide/${interpreterKey}/pyodide.asm.mjs`;
      const content = readFileSync(join(folder, file));
      const brotli = await fetched(origin + base + file, 'br');
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(brotli.body).equals(content)).toBe(true);
      if (base === '/') {
        const gzip = await fetched(origin + base + file, 'gzip');
        expect(gzip.headers['content-encoding']).toBe('gzip');
        expect(gunzipSync(gzip.body).equals(content)).toBe(true);
      }
      const plain = await fetched(origin + base + file, '');
      expect(plain.headers).not.toHaveProperty('content-encoding');
      expect(plain.body.equals(content)).toBe(true);
    });

    test('a page is isolated, runs a cell, and Stop interrupts', async ({ page }) => {
      await page.goto(origin + base + addressOf(counting, english).slice(1));
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      const cell = new Cell(page, english, 'two-names');
      await cell.runs('x = 41');
      await cell.begin('while True:\n    pass');
      await cell.stop.click();
      await cell.says('stopped-interrupted');
      await cell.runs('print(x + 1)');
      await expect(cell.printed()).toHaveText('42\n');
    });
  });
}

/** A file for each ending in each folder, and some pages. */
function oneOfEachKind(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length))
    .filter((file) => !/\.(br|gz)$/.test(file));
  const kinds = new Map(files.map((file) => [file.replace(/[^/]*\.(?=[^.]+$)/, '*.'), file]));
  const workers = files.filter((file) => file.startsWith('_astro/worker'));
  const chosen = [...kinds.values()].filter((file) => !file.endsWith('index.html'));
  return [...chosen, ...workers, 'index.html', '', 'zh-cn/', 'cycles/', 'zh-cn/embed/'];
}

async function ask(address: string, accepted: string) {
  const { status, headers } = await fetched(address, accepted);
  const compared = Object.entries(headers).filter(([name]) => COMPARED.has(name));
  return { status, ...Object.fromEntries(compared) };
}

/** As it comes over the wire. */
async function fetched(address: string, accepted: string) {
  const headers = accepted === '' ? {} : { 'Accept-Encoding': accepted };
  const [response] = (await once(get(address, { headers, agent: false }), 'response')) as [
    IncomingMessage,
  ];
  return {
    status: response.statusCode,
    headers: response.headers,
    body: await buffer(response),
  };
}

function named({ headers }: (typeof HEADER_TABLE)[number]): string[] {
  return Object.keys(headers);
}
