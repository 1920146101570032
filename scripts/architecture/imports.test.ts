import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE, withDiagrams } from './diagram.ts';
import { allImports, edges, importsIn } from './imports.ts';
import { layerOf, LAYERS, layers, mayImport } from './layers.ts';

/** Styles are no code. */
const NO_LAYERS = ['src/styles'];
const imports = allImports();

function foldersIn(place: string): string[] {
  const found = readdirSync(place, { withFileTypes: true }).filter((one) => one.isDirectory());
  return found.map(({ name }) => `${place}/${name}`).filter((one) => !NO_LAYERS.includes(one));
}

test('every folder of src/ and of its components has its place in layers.ts, and every place a folder', () => {
  const folders = [...foldersIn('src'), ...foldersIn('src/components')];
  expect(folders.filter((folder) => !layers.includes(folder))).toEqual([]);
  const there = [...folders, ...foldersIn('src/content'), ...foldersIn('.')];
  expect(layers.filter((layer) => !there.includes(layer) && !there.includes(`./${layer}`))).toEqual(
    [],
  );
});

test('the declared direction has no circle', () => {
  const below = (from: string): string[] =>
    layers.filter((to) => to !== from && mayImport(from, to));
  const sorted: string[] = [];
  while (sorted.length < layers.length) {
    const next = layers.find(
      (layer) => !sorted.includes(layer) && below(layer).every((to) => sorted.includes(to)),
    );
    const left = layers.filter((layer) => !sorted.includes(layer));
    if (next === undefined) expect.fail(`A circle among ${left.join(', ')}`);
    sorted.push(next);
  }
});

test('what is declared names declared folders only', () => {
  const named = Object.values(LAYERS).flatMap((layer) => layer.imports);
  expect(named.filter((name) => !layers.includes(name))).toEqual([]);
});

test('imports follow the declared direction', () => {
  expect(imports.length).toBeGreaterThan(1500);
  const against = imports.filter(({ file, imported }) => {
    const [from, to] = [layerOf(file), layerOf(imported)];
    return from !== null && to !== null && !mayImport(from, to);
  });
  expect(against).toEqual([]);
});

test('what pages and workers load imports nothing from outside src/', () => {
  const outside = imports.filter(
    ({ file, imported }) => file.startsWith('src/') && !imported.startsWith('src/'),
  );
  expect(outside).toEqual([]);
});

const FOUND = [
  'src/heap/a.ts',
  'src/interpreter/b.ts',
  'src/quiz/c.ts',
  'src/styles/d.css',
  'e.ts',
];

test('imports are found however they are written', () => {
  const text = `import a from '../heap/a.ts';
export { b } from './b.ts';
import type {
  C,
} from '../quiz/c.ts';
import '../styles/d.css?raw';
const e = await import('../../e.ts');
const no = "import x from './no.ts'"; // import './no.ts'
import f from 'package';`;
  const found = importsIn('src/interpreter/x.ts', text).map(({ imported }) => imported);
  expect(found).toEqual(FOUND);
});

test('in Astro they are found in its front matter and in its scripts', () => {
  const text = `---
import A from '../shared/A.astro';
const { it } = Astro.props;
---

<p>The reader's own \`word\`</p>
<A {it} />
<script>
  import './b.ts';
</script>`;
  const found = importsIn('src/components/cell/X.astro', text).map(({ imported }) => imported);
  expect(found).toEqual(['src/components/shared/A.astro', 'src/components/cell/b.ts']);
});

test('the text of lessons imports what mdx.ts gathers', () => {
  const [found] = importsIn('src/content/lessons/x/en.mdx', `import { Term } from '@lesson';`);
  expect(found?.imported).toBe('src/components/mdx.ts');
});

test('edges join folders, once, and leave out what stays within one', () => {
  const file = 'src/components/quiz/x.ts';
  const found = ['src/quiz/a.ts', 'src/quiz/b/c.ts', 'src/components/quiz/d.ts', 'e2e/e.ts'];
  expect(edges(found.map((imported) => ({ file, imported })))).toEqual([
    ['src/components/quiz', 'src/quiz'],
  ]);
  expect(mayImport('src/components/quiz', 'src/quiz')).toBe(true);
  expect(mayImport('src/components/cell', 'src/components/quiz')).toBe(false);
});

test('the view of a kind of question lies in its folder, and stands on the floor of the questions', () => {
  expect(layerOf('src/quiz/kinds/cut/view.ts')).toBe('src/components/quiz');
  expect(layerOf('src/quiz/kinds/cut/view-drawing.ts')).toBe('src/components/quiz');
  expect(layerOf('src/quiz/kinds/page.ts')).toBe('src/components/quiz');
  expect(layerOf('src/quiz/kinds/cut/grade.ts')).toBe('src/quiz');
  expect(layerOf('src/quiz/kinds/kind.ts')).toBe('src/quiz');
});

test('the drawn diagrams are the current ones: npm run docs:architecture', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(withDiagrams(page, edges(imports))).toBe(page);
});

test('a page without a place for a diagram is an error', () => {
  expect(() => withDiagrams('# Nothing', [])).toThrow('no place for the diagram');
});
