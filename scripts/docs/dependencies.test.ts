import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import pins from '../setup/pins.json' with { type: 'json' };
import { CARRIER } from '../setup/wheels.ts';

const group = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: group, devDependencies: group, optionalDependencies: group })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const installed = [
  manifest.dependencies,
  manifest.devDependencies,
  manifest.optionalDependencies,
].flatMap((one) => Object.entries(one));

const page = readFileSync('docs/dependencies.md', 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)`\s*\| (.+?)\s*\|$/gm)].map(
  ([, name = '', reason = '']) => ({ name, reason }),
);

test('docs/dependencies.md has every package of package.json, and no other', () => {
  const names = rows.map(({ name }) => name).sort();
  expect(names).toEqual(installed.map(([name]) => name).sort());
});

test('so has what the set-up fetches from PyPI, in its version', () => {
  const pinned = Object.entries(pins.pypi).map(([name, { version }]) => [name, version]);
  for (const [name = '', version = ''] of [...pinned, CARRIER.split('==')]) {
    expect(page).toContain(`| \`${name}\` ${version} `);
  }
});

test('each has a reason', () => {
  for (const { name, reason } of rows) expect(reason.length, name).toBeGreaterThan(5);
});

test('every package that a file imports is declared', () => {
  const files = globSync(['src/**/*.{ts,astro,mdx}', '{scripts,e2e,bench}/**/*.ts', '*.{ts,mjs}']);
  const imported = files.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').matchAll(
      /^(?:(?:import|export|\}).* from |import |.*\bimport\()'([a-z@][^'\s]*)'/gm,
    );
    return [...lines].map(([, from = '']) => ({ file, name: packageOf(from) }));
  });
  expect(imported.length).toBeGreaterThan(300);
  const known = new Set([...installed.map(([name]) => name), ...OURS]);
  const stray = imported.filter(({ name }) => !known.has(name) && !/^(node|astro):/.test(name));
  expect(stray).toEqual([]);
});

/** `@lesson` leads into this repository; `package` stands in the sample text of another test. */
const OURS = ['@lesson', 'package'];

function packageOf(address: string): string {
  return address
    .split('/')
    .slice(0, address.startsWith('@') ? 2 : 1)
    .join('/');
}

test('every version is exact', () => {
  for (const [name, version] of installed) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
