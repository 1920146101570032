/**
 * The graders, each broken in one place. Whoever reads this list sees what the tests hold fast: for
 * every entry at least one unit test has to fail (run.ts). A place that is no longer there is an
 * error too, so that the list stays true.
 */
import { kept } from './kept.ts';

export interface Mutant {
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** The test files that must notice. */
  tests: string[];
}

const KINDS = 'src/quiz/kinds';

export const mutants: Mutant[] = [
  {
    name: 'predict: whatever is typed counts as near',
    file: `${KINDS}/predict/grade.ts`,
    find: 'if (isNearEnough(question, answer, measured, context))',
    replace: 'if (true)',
    tests: ['src/quiz/grade.test.ts'],
  },
  {
    name: 'predict: the order of magnitude may be one too low',
    file: `${KINDS}/predict/grade.ts`,
    find: 'times >= 1 / HALF_A_MAGNITUDE',
    replace: 'times >= 0.03',
    tests: ['src/quiz/grade.test.ts'],
  },
  {
    name: 'predict: a run without a reading is wrong instead of ungraded',
    file: `${KINDS}/predict/grade.ts`,
    find: 'if (measured === null) return ungraded(null, whyUnmeasured(result));',
    replace: "if (measured === null) return { verdict: 'wrong', measured: 0 };",
    tests: ['src/quiz/grade.test.ts'],
  },
  {
    name: 'predict: the first option is right, whatever was measured',
    file: `${KINDS}/predict/grade.ts`,
    find: 'const [picked] = fitting;',
    replace: 'const [picked] = question.options;',
    tests: ['src/quiz/grade.test.ts'],
  },
  {
    name: 'tolerance: twice as wide',
    file: 'src/quiz/tolerance.ts',
    find: 'relative: 0.05, absolute: 256',
    replace: 'relative: 0.1, absolute: 512',
    tests: ['src/quiz/grade.test.ts', 'src/quiz/predicate.test.ts', 'src/quiz/verify.test.ts'],
  },
  {
    name: 'choice: an option left out is no mistake',
    file: `${KINDS}/choice/grade.ts`,
    find: 'right: isTrue === isChosen,',
    replace: 'right: isTrue || !isChosen,',
    tests: [`${KINDS}/choice/grade.test.ts`],
  },
  {
    name: 'choice: a stated option is always true',
    file: `${KINDS}/choice/grade.ts`,
    find: 'truths.set(option.id, option.right);',
    replace: 'truths.set(option.id, true);',
    tests: [`${KINDS}/choice/grade.test.ts`],
  },
  {
    name: 'choice: two true options are no reason to doubt a choice of one',
    file: `${KINDS}/choice/grade.ts`,
    find: "if (count > 1 && question.answer === 'one')",
    replace: 'if (count > 99)',
    tests: [`${KINDS}/choice/grade.test.ts`],
  },
  {
    name: 'trace: one right number is enough',
    file: `${KINDS}/trace/grade.ts`,
    find: 'if (parts.every(({ right }) => right)) return',
    replace: 'if (parts.some(({ right }) => right)) return',
    tests: [`${KINDS}/trace/grade.test.ts`],
  },
  {
    name: 'trace: off by one is near enough',
    file: `${KINDS}/trace/grade.ts`,
    find: 'if (given === measured) return',
    replace: 'if (Math.abs(given - Number(measured)) <= 1) return',
    tests: [`${KINDS}/trace/grade.test.ts`],
  },
  {
    name: 'trace: a mistake explains every place',
    file: `${KINDS}/trace/grade.ts`,
    find: '(name === undefined || name === place.name)',
    replace: 'true',
    tests: [`${KINDS}/trace/grade.test.ts`],
  },
  {
    name: 'claim: one case that bears it out is enough to believe',
    file: `${KINDS}/claim/grade.ts`,
    find: "if (borneOut.every(Boolean)) return 'believe';",
    replace: "if (borneOut.some(Boolean)) return 'believe';",
    tests: [`${KINDS}/claim/grade.test.ts`],
  },
  {
    name: 'claim: every stance is right',
    file: `${KINDS}/claim/grade.ts`,
    find: 'if (taken !== expected) {',
    replace: 'if (false) {',
    tests: [`${KINDS}/claim/grade.test.ts`],
  },
  {
    name: 'fix: values that the reader has not seen miss no goal',
    file: `${KINDS}/fix/judge.ts`,
    find: 'found.find(({ isMet }) => !isMet) ?? found[0]',
    replace: 'found[0]',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: a goal of the check is measured on the code',
    file: `${KINDS}/fix/judge.ts`,
    find: "goal.of === 'check' ? check : run",
    replace: 'run',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: a check passes without its seal',
    file: `${KINDS}/fix/judge.ts`,
    find: '&& stdout.endsWith(seal)',
    replace: '',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: the goals are enough',
    file: `${KINDS}/fix/grade.ts`,
    find: '[...goals, ...behaviour]',
    replace: 'goals',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: a mistake is known by anything that it misses',
    file: `${KINDS}/fix/grade.ts`,
    find: 'isSameSet(one.fails, fails)',
    replace: 'one.fails.some((id) => fails.includes(id))',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: unchanged code is told a mistake',
    file: `${KINDS}/fix/grade.ts`,
    find: '(isUnchanged ? undefined :',
    replace: '(false ? undefined :',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'fix: a starter that passes is no problem',
    file: `${KINDS}/fix/verify.ts`,
    find: "check(report, verdict?.verdict === 'wrong', () => {",
    replace: 'check(report, true, () => {',
    tests: [`${KINDS}/fix/grade.test.ts`],
  },
  {
    name: 'cut: the aim need not be reached',
    file: `${KINDS}/cut/grade.ts`,
    find: 'right: isReached, given',
    replace: 'right: true, given',
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  {
    name: 'cut: no fate need be foreseen',
    file: `${KINDS}/cut/grade.ts`,
    find: 'right: given === measured, given',
    replace: 'right: true, given',
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  {
    name: 'cut: whatever dies has died at once',
    file: `${KINDS}/cut/grade.ts`,
    find: 'measured[at] === becomes',
    replace: "(measured[at] === 'alive') === (becomes === 'alive')",
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  {
    name: 'cut: any number of references may be removed',
    file: `${KINDS}/cut/grade.ts`,
    find: '&& found.length <= cuts',
    replace: '',
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  {
    name: 'cut: the whys of the right removal are told after a wrong one',
    file: `${KINDS}/cut/grade.ts`,
    find: 'if (common.right || !isReached) return common;',
    replace: 'if (common.right) return common;',
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  {
    name: 'cut: what is removed need not be drawn',
    file: `${KINDS}/cut/verify.ts`,
    find: 'check(report, count === 1, () => {',
    replace: 'check(report, true, () => {',
    tests: [`${KINDS}/cut/grade.test.ts`],
  },
  ...kept,
];
