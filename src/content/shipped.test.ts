import { existsSync, globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carriedIn, readLicences, standardText } from './licences.ts';
import { ofWheel, packageOf, textName } from './shipped.ts';

test.each([
  ['/home/a/freed/node_modules/lit-html/lit-html.js', 'lit-html'],
  ['/home/a/freed/node_modules/@lezer/common/dist/index.js?v=1', '@lezer/common'],
  ['C:\\freed\\node_modules\\a\\node_modules\\@b\\c\\d.css', '@b/c'],
  ['\0virtual:starlight/user-css', null],
  ['/home/a/freed/src/styles/page.css', null],
])('%s is of the package %s', (id, name) => {
  expect(packageOf(id)).toBe(name);
});

test('a text has a name that any host serves', () => {
  expect(textName({ name: '@lezer/common', inside: null })).toBe('lezer-common');
  expect(textName({ name: 'XZ Utils (liblzma)', inside: 'pyodide' })).toBe(
    'pyodide-xz-utils-liblzma-',
  );
});

describe('what lies inside other packages', () => {
  test.each(readLicences().carried)('$name shows in $file, and has a text', (carried) => {
    expect(carriedIn(carried).inside).not.toBe('');
    expect(standardText(carried.licence, carried.holder)).not.toContain('{holder}');
  });

  test('what does not show any more is said', () => {
    const gone = { name: 'Gone', file: 'pyodide/package.json', evidence: 'gone-1', licence: 'MIT' };
    expect(() => carriedIn(gone)).toThrow('Does it still carry Gone?');
  });

  test('a licence without its text, or without a holder, is said', () => {
    expect(() => standardText('Nothing-1.0', 'Ada')).toThrow('has no text of Nothing-1.0');
    expect(() => standardText('MIT', undefined)).toThrow('whose copyright');
  });
});

test('every wheel says its name, version and licence, and brings the text', () => {
  const wheels = globSync('public/pyodide/*.whl');
  expect(wheels.length).toBeGreaterThan(0);
  for (const file of wheels) {
    const { name, version, licence, text } = ofWheel(file);
    expect(file.toLowerCase()).toContain(`${name.replaceAll('-', '_')}-${version}-`);
    expect(licence).not.toBe('');
    expect(text.length).toBeGreaterThan(200);
  }
});

test('packages that the bundler does not see are installed', () => {
  for (const name of readLicences().unseen) expect(existsSync(`node_modules/${name}`)).toBe(true);
});
