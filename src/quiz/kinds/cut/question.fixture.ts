/** A well-formed cut to test with: a ring of two, and a list that holds a third object. */
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import type { RunResult } from '../../../interpreter/result.ts';
import type { Material } from '../../material.ts';
import { runWith } from '../../run.fixture.ts';
import type { CutQuestion, Fate } from '../../types.ts';

const text = (words: string) => ({ en: words, 'zh-CN': `${words}（中文）` });

export const ring: CutQuestion = {
  id: 'cut-the-ring',
  type: 'cut',
  cell: 'ring',
  cuts: 2,
  prompt: text('free both nodes'),
  explain: text('one from outside, one from the ring'),
  references: [
    { id: 'back', from: 'second', to: 'first', by: '.other', remove: 'del first.other.other' },
    { id: 'clear', from: 'kept', to: 'leaf', by: '[0]', remove: 'kept.clear()' },
    { id: 'name', to: 'first', by: 'first', remove: 'del first' },
  ],
  objects: [
    { name: 'first', becomes: 'count', why: text('nothing holds the first') },
    { name: 'second', becomes: 'count', why: text('the first held the second') },
    { name: 'leaf', becomes: 'alive', why: text('the list holds the leaf') },
  ],
  mistakes: [
    {
      id: 'name-only',
      cuts: ['name'],
      misconception: 'del-destroys-object',
      why: text('the ring holds itself'),
    },
    { id: 'back-only', cuts: ['back'], why: text('the name is left') },
    { id: 'nothing', cuts: ['clear'], why: text('the second holds the leaf, too') },
  ],
  guesses: [
    {
      id: 'all-dies',
      name: 'leaf',
      said: 'count',
      misconception: 'variable-holds-object',
      why: text('what it held may be held elsewhere'),
    },
  ],
};

export const source = 'first = Node()\nfirst.other = Node()';
export const material: Material = {
  cells: { ring: { id: 'ring', source, needs: [] } },
  files: {},
  recorded: {},
};

/** A run after which that has become of the three. */
export function ended(...fates: (Fate | null)[]): RunResult {
  const watched = ring.objects.flatMap(({ name }, at) => {
    const fate = fates[at] ?? null;
    if (fate === null) return [];
    return [{ name, counts: [], died: fate === 'alive' ? null : { line: 9, by: fate } }];
  });
  return runWith({ watched });
}

/** What Python would do: both go when `back` and `name` are removed. */
export function fatesAfter(removed: string): Fate[] {
  const isFreed = removed.includes('del first.other.other') && removed.endsWith('del first');
  const isKept = !removed.includes('kept.clear()');
  if (!isFreed) return ['alive', 'alive', 'alive'];
  return ['count', 'count', isKept ? 'alive' : 'count'];
}

const NAMES = ['first', 'second', 'leaf', 'kept'];
const node = (address: number, type: string, names: string[]) => ({
  ...{ address, type, text: '', items: null, count: 1, bytes: 32, isTracked: true, isCut: false },
  fate: 'lives' as const,
  names,
});

/** Drawn with all references but those that the code removes. */
export function drawn(code: string): ObjectGraph {
  const address = (name: string | undefined) => (name === undefined ? 9 : NAMES.indexOf(name));
  const left = ring.references.filter(({ remove }) => !code.includes(`\n${remove}`));
  return {
    ...{ mark: null, line: null, direction: 'held' },
    nodes: [...NAMES.map((name, at) => node(at, 'Node', [name])), node(9, '__main__', [])],
    edges: left.map(({ from, to, by }) => ({ from: address(from), to: address(to), label: by })),
  };
}
