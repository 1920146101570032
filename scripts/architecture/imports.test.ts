import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagram, PAGE, withDiagram } from './diagram.ts';
import { allImports, edges, importsIn, layerOf } from './imports.ts';
import { isLayer, type Layer, LAYERS, layers, mayImport } from './layers.ts';

/** Styles are no code. */
const NO_LAYERS = ['styles'];
const imports = allImports();

test('every folder of src/ has its place in layers.ts', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = folders.map(({ name }) => name).filter((name) => !NO_LAYERS.includes(name));
  expect(names.filter((name) => !isLayer(name))).toEqual([]);
});

test('the declared direction has no circle', () => {
  const reached = (from: Layer, seen: Layer[]): Layer[] =>
    layers
      .filter((to) => to !== from && mayImport(from, to))
      .flatMap((to) => {
        expect(seen, [...seen, to].join(' → ')).not.toContain(to);
        return [to, ...reached(to, [...seen, to])];
      });
  for (const layer of layers) reached(layer, [layer]);
});

test('imports follow the declared direction', () => {
  expect(imports.length).toBeGreaterThan(500);
  const against = imports.filter(({ file, imported }) => {
    const [from, to] = [layerOf(file), layerOf(imported)];
    return from !== null && to !== null && isLayer(from) && isLayer(to) && !mayImport(from, to);
  });
  expect(against).toEqual([]);
});

test('what pages and workers load imports nothing from outside src/', () => {
  const outside = imports.filter(({ imported }) => !imported.startsWith('src/'));
  expect(outside).toEqual([]);
});

test('imports are found however they are written', () => {
  const text = `import a from '../heap/a.ts';
export { b } from './b.ts';
import type {
  C,
} from '../quiz/c.ts';
import '../styles/d.css';
const e = await import('../../e.ts');
import f from 'package';`;
  expect(importsIn('src/interpreter/x.ts', text).map(({ imported }) => imported)).toEqual([
    'src/heap/a.ts',
    'src/interpreter/b.ts',
    'src/quiz/c.ts',
    'src/styles/d.css',
    'e.ts',
  ]);
});

test('edges join folders, once, and leave out what stays within one', () => {
  const file = 'src/quiz/x.ts';
  const found = ['src/heap/a.ts', 'src/heap/b.ts', 'src/quiz/c.ts', 'scripts/d.ts'];
  expect(edges(found.map((imported) => ({ file, imported })))).toEqual([['quiz', 'heap']]);
  expect(mayImport('quiz', 'heap')).toBe(false);
  expect(LAYERS.quiz.imports).toContain('interpreter');
});

test('the drawn diagram is the current one: npm run docs:architecture', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withDiagram(page, diagram(edges(imports)))).toBe(page);
});

test('a page without a place for the diagram is an error', () => {
  expect(() => withDiagram('# Nothing', '')).toThrow('no place for the diagram');
});
