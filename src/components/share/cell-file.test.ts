import { describe, expect, test } from 'vitest';
import { wordsOf } from '../shared/words.ts';
import { cellFile, type CellFileOptions, fileNameOf, packagesIn } from './cell-file.ts';

const OPTIONS: CellFileOptions = {
  cell: { id: 'second', source: 'print(a)', needs: [{ id: 'first', source: 'a = 1' }] },
  title: 'Names | Freed',
  address: 'https://example.org/names/#second',
  python: '3.14.2',
  pyodide: '314.0.3',
  differs: [],
};

const withSource = (source: string, more: Partial<CellFileOptions> = {}) =>
  cellFile({ ...OPTIONS, cell: { id: 'c', source, needs: [] }, ...more }, wordsOf('en'));

test('a file says where it comes from, under which Python it runs, and what the page has', () => {
  for (const lang of ['en', 'zh-CN'] as const) {
    const [from, run, page] = cellFile(OPTIONS, wordsOf(lang)).split('\n');
    expect(from).toMatch(/^# .*Names \| Freed.*https:\/\/example\.org\/names\/#second/);
    expect(run).toMatch(/^# .*CPython 3\.11.*python second\.py$/);
    expect(page).toMatch(/^# .*CPython 3\.14\.2.*Pyodide 314\.0\.3/);
  }
});

test('the cells that it needs come first, each under its name', () => {
  const file = cellFile(OPTIONS, wordsOf('en'));
  const places = ['“first”', 'a = 1', '“second”', 'print(a)'].map((text) => file.indexOf(text));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(fileNameOf(OPTIONS.cell)).toBe('second.py');
});

describe('the package freed', () => {
  test.each(['from freed import watch', 'import freed', 'def f():\n    from freed import mark'])(
    'is carried by a cell with %j',
    (source) => {
      const file = withSource(source);
      expect(file).toContain('types.ModuleType("freed")');
      expect(file.indexOf('_make_freed()')).toBeLessThan(file.indexOf(source));
    },
  );

  test.each(['x = 1', 'print("from freed import watch")', 'import freedom'])(
    'is not carried by one with %j',
    (source) => {
      expect(withSource(source)).not.toContain('ModuleType');
    },
  );
});

describe('imports are found', () => {
  test.each([
    ['import numpy', ['numpy']],
    ['import os, numpy as np, pandas', ['numpy', 'pandas']],
    ['    from pandas.core import frame', ['pandas']],
    ['import numpy.linalg; import pandas', ['numpy']],
    ['import os # and, numpy', []],
    ['importnumpy\nfromnumpy import x\nx = 1 # import numpy', []],
    ['import numpyx, pandas_', []],
  ])('%j', (source, packages) => {
    expect(packagesIn({ source, needs: [] })).toEqual(packages);
  });

  test('with each character looked at a few times, whatever stands there', () => {
    // With a pattern that goes back, each of these took half a minute.
    for (const source of [
      `import ${' '.repeat(1_000_000)}x`,
      `${' '.repeat(1_000_000)}x`,
      `import ${'a '.repeat(500_000)}`,
      `import ${'a,'.repeat(500_000)}`,
    ]) {
      expect(packagesIn({ source, needs: [] })).toEqual([]);
    }
  });
});

test('a cell with a budget sets a limit just before it runs, or does not run', () => {
  const cell = { id: 'full', source: 'fill()', needs: [{ id: 'a', source: 'x = 1' }] };
  const file = cellFile({ ...OPTIONS, cell: { ...cell, budget: 16 * 2 ** 20 } }, wordsOf('en'));
  const places = ['x = 1', 'sys.exit(', '_limit_memory(16 * 1024 * 1024)\n', 'fill()'];
  const found = places.map((text) => file.indexOf(text));
  expect(found.every((place) => place > 0)).toBe(true);
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(cellFile(OPTIONS, wordsOf('en'))).not.toContain('_limit_memory');
});

test('packages of the page are named with the way to get them', () => {
  expect(withSource('import numpy as np\nimport pandas')).toContain('pip install numpy pandas\n');
  expect(withSource('import gc')).not.toContain('pip install');
});

test('tools that fetch packages by themselves find what they need to know', () => {
  const block = (source: string) =>
    /^# \/\/\/ script\n((?:#(?: .*)?\n)+?)# \/\/\/$/m.exec(withSource(source))?.[1];
  const python = '# requires-python = ">=3.11"\n';
  expect(block('x = 1')).toBe(`${python}# dependencies = []\n`);
  expect(block('import pandas, numpy')).toBe(`${python}# dependencies = ["numpy", "pandas"]\n`);
});

test('a reason to print something else is said', () => {
  const said = withSource('x = 1', { differs: ['sizes'] });
  expect(said).toContain(wordsOf('en').labels['file-differs-sizes']);
});

test('what must stand first does', () => {
  const file = withSource('from freed import mark\nfrom __future__ import annotations\nx = 1');
  const code = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(code[0]).toBe('from __future__ import annotations');
  expect(code.filter((line) => line.includes('__future__'))).toHaveLength(1);
});
