/** What keeps answers, and reads what is typed and stored, broken in one place: see mutants.ts. */
import type { Mutant } from './mutants.ts';

const PROGRESS = 'src/progress';
const store = [`${PROGRESS}/store.test.ts`];

export const kept: Mutant[] = [
  {
    name: 'two tabs: the later text replaces the earlier one',
    file: `${PROGRESS}/vault.ts`,
    find: 'text === null ? reading.data : merge(this.#seen.data, reading.data)',
    replace: 'reading.data',
    tests: store,
  },
  {
    name: 'erasing: another tab may bring it back',
    file: `${PROGRESS}/merge.ts`,
    find: 'timeOf(one.at) > until',
    replace: 'timeOf(one.at) >= -Infinity',
    tests: store,
  },
  {
    name: 'merging: a right answer of one side is forgotten',
    file: `${PROGRESS}/merge.ts`,
    find: "[one, other].some((record) => record.best === 'right')",
    replace: "one.best === 'right'",
    tests: [`${PROGRESS}/merge.test.ts`],
  },
  {
    name: 'migration: the last attempt of version 1 is dropped',
    file: `${PROGRESS}/migrate.ts`,
    find: 'tries: [last]',
    replace: 'tries: []',
    tests: [`${PROGRESS}/migrate.test.ts`],
  },
  {
    name: 'import: a date to come is taken',
    file: `${PROGRESS}/transfer.ts`,
    find: 'Date.parse(at) > latest',
    replace: 'Date.parse(at) > Infinity',
    tests: [`${PROGRESS}/transfer.test.ts`],
  },
  {
    name: 'review: a wrong answer waits as long as a right one',
    file: `${PROGRESS}/schedule.ts`,
    find: 'Rating.Good : Rating.Again',
    replace: 'Rating.Good : Rating.Good',
    tests: [`${PROGRESS}/schedule.test.ts`],
  },
  {
    name: 'amounts: a comma anywhere is passed over',
    file: 'src/quiz/numerals.ts',
    find: "return { ok: false, reason: 'ambiguous' };\n}",
    replace: "return { ok: true, decimal: text.replace(/[,_' ]/g, '') };\n}",
    tests: ['src/quiz/amount.test.ts'],
  },
  {
    name: 'input methods: every Enter is a command',
    file: 'src/components/shared/composition.ts',
    find: 'event.isComposing || event.keyCode === 229',
    replace: 'false',
    tests: ['src/components/shared/composition.test.ts'],
  },
];
