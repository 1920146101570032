import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPES, HEADER_TABLE, headersFor } from '../../src/offline/header-table.ts';
import { Failure } from '../setup/fail.ts';
import { caddyfile } from './caddyfile.ts';
import { containerfile, IMAGE } from './containerfile.ts';
import { headersFile, LIMITS } from './headers-file.ts';
import { DEPLOY_FILES } from './write.ts';

test.each(Object.keys(DEPLOY_FILES))('%s is the one that the table makes', (file) => {
  expect(readFileSync(file, 'utf8'), 'npm run build writes it anew').toBe(DEPLOY_FILES[file]?.());
});

interface Rule {
  path: string;
  /** Name and value; a value of null takes back what was given. */
  lines: [string, string | null][];
}

/** As the hosts read it: a path, and below it, further in, its headers. */
function rulesIn(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) rules.push({ path: line, lines: [] });
    else {
      const [, back, name = '', value] = /^ {2}(! )?([A-Za-z-]+)(?:: (.+))?$/.exec(line) ?? [];
      rules.at(-1)?.lines.push([name, back === undefined ? (value ?? '') : null]);
    }
  }
  return rules;
}

/** Cloudflare's way: all rules that match, in order; the same header twice is joined by a comma. */
function onCloudflare(rules: readonly Rule[], path: string): Record<string, string> {
  const found = new Map<string, string>();
  for (const rule of rules) {
    const [before = '', after = ''] = rule.path.split('*');
    if (!path.startsWith(before) || !path.endsWith(after)) continue;
    for (const [name, value] of rule.lines) {
      const had = found.get(name);
      if (value === null) found.delete(name);
      else found.set(name, had === undefined ? value : `${had}, ${value}`);
    }
  }
  return Object.fromEntries(found);
}

describe('_headers', () => {
  const PATHS = [
    '/',
    '/cycles/',
    '/embed/',
    '/zh-cn/embed/',
    '/service-worker.js',
    '/_astro/a.B2.js',
    '/_astro/worker-B2.js',
    '/pagefind/fragment/en_2.pf_fragment',
    '/pyodide/pyodide.asm.wasm',
    '/pyodide/six.whl',
  ];

  test.each(['/', '/freed/'])('below %s gives each path what the table says', (base) => {
    const rules = rulesIn(headersFile(base));
    for (const path of PATHS.map((one) => base.slice(0, -1) + one)) {
      const given = onCloudflare(rules, path);
      // Left to the host: what it says of a page or a common file by itself.
      const isLeft = (name: string) =>
        ['Cache-Control', 'Content-Type'].includes(name) && !(name in given);
      const expected = Object.entries(headersFor(path, base)).filter(([name]) => !isLeft(name));
      expect(given, path).toEqual(Object.fromEntries(expected));
    }
    expect(onCloudflare(rules, `${base}_astro/a.B2.js`)['Cache-Control']).toContain('immutable');
    expect(onCloudflare(rules, `${base}a.wasm`)['Content-Type']).toBe(CONTENT_TYPES.wasm);
  });

  test('below a path says nothing of what lies beside it', () => {
    expect(onCloudflare(rulesIn(headersFile('/freed/')), '/other/')).toEqual({});
  });

  test('keeps within what Cloudflare reads', () => {
    const row = { path: '/a/*', headers: { 'X-A': 'a' } };
    const many = Array.from({ length: LIMITS.rules }, () => row);
    expect(() => headersFile('/', many)).toThrow(Failure);
    expect(() => headersFile('/', many)).toThrow(String(LIMITS.rules));
    const long = { path: '/a/*', headers: { 'X-A': 'a'.repeat(LIMITS.lineLength) } };
    expect(() => headersFile('/', [long])).toThrow(Failure);
  });
});

test('the Caddyfile has every row of the table, in its order, and every type', () => {
  const text = caddyfile();
  const places = HEADER_TABLE.slice(1).map(({ path }) => text.indexOf(` path ${path}\n`));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const [ending, type] of Object.entries(CONTENT_TYPES)) {
    expect(text).toContain(`header @${ending} Content-Type "${type}"`);
  }
  expect(text.match(/precompressed br gzip/g)).toHaveLength(1);
});

test('the container runs an image of an exact version, as nobody in particular', () => {
  expect(IMAGE).toMatch(/:\d+\.\d+\.\d+-alpine$/);
  const lines = containerfile().split('\n');
  expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([`FROM ${IMAGE}`]);
  const users = lines.filter((line) => line.startsWith('USER '));
  expect(users).toEqual(['USER 10001:10001']);
  for (const copied of lines.filter((line) => line.startsWith('COPY '))) {
    const [, from = ''] = copied.split(' ');
    expect(DEPLOY_FILES['deploy/Containerfile.dockerignore']?.()).toContain(`!${from}\n`);
  }
});
