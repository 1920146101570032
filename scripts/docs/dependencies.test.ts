import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

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

test('each has a reason', () => {
  for (const { name, reason } of rows) expect(reason.length, name).toBeGreaterThan(5);
});

test('every version is exact', () => {
  for (const [name, version] of installed) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
