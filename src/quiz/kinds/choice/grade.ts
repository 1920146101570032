/**
 * Questions of the type `choice`: which of these are true? Measurement says so where an option
 * names a measure. An answer is the id of an option, or the list of those chosen.
 */
import type { RunResult } from '../../../interpreter/result.ts';
import { measure, unitOf } from '../../measure.ts';
import { combinations } from '../../parameters.ts';
import { planRun } from '../../plan.ts';
import { holds } from '../../predicate.ts';
import { defaultTolerance } from '../../tolerance.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import type { Asking, Kind, PlannedRun } from '../kind.ts';
import type { Answer, ChoiceOption, ChoiceQuestion, Part, Values, Verdict } from '../../types.ts';

export const choice: Kind<ChoiceQuestion> = {
  cells: (question) => [...shownIn(question), ...cellsRun(question)],
  shown: shownIn,
  values: ({ parameters }) => combinations(parameters),

  readAnswer({ answer, options }, { answer: chosen = [] }) {
    const known = options.map(({ id }) => id).filter((id) => chosen.includes(id));
    const [first] = known;
    if (first === undefined || known.length !== chosen.length) {
      return { ok: false, reason: 'unknown-option' };
    }
    if (answer === 'several') return { ok: true, answer: known };
    return known.length > 1 ? { ok: false, reason: 'unknown-option' } : { ok: true, answer: first };
  },

  runs: (question, _answer, asking) => runsOf(question, asking),

  grade(question, answer, results, asking) {
    const truths = truthsOf(question, results, asking);
    if ('verdict' in truths) return truths;
    return question.answer === 'one'
      ? gradeOne(question, answer, truths)
      : gradeSeveral(question, answer, truths);
  },

  explain(question, verdict) {
    if (verdict.verdict === 'ungraded') return [];
    return verdict.why ? [verdict.why, question.explain] : [question.explain];
  },
};

function shownIn({ cell }: ChoiceQuestion): string[] {
  return cell === undefined ? [] : [cell];
}

/** The cell that an option is measured on; undefined when it is not measured. */
export function cellOf(question: ChoiceQuestion, option: ChoiceOption): string | undefined {
  return 'measure' in option ? (option.cell ?? question.cell) : undefined;
}

/** Every cell once, with all that its options measure. */
function runsOf(question: ChoiceQuestion, { values, material }: Asking): PlannedRun[] {
  return cellsRun(question).map((cell) => {
    const measures = question.options.flatMap((option) =>
      'measure' in option && cellOf(question, option) === cell ? [option.measure] : [],
    );
    return planRun(material, cell, values, measures);
  });
}

function cellsRun(question: ChoiceQuestion): string[] {
  const cells = question.options.map((option) => cellOf(question, option));
  return [...new Set(cells)].filter((cell) => cell !== undefined);
}

/** Which options are true, by their ids; or the verdict that it cannot be said. */
function truthsOf(
  question: ChoiceQuestion,
  results: readonly RunResult[],
  { values }: Asking,
): Map<string, boolean> | Verdict {
  const truths = new Map<string, boolean>();
  for (const option of question.options) {
    if (!('measure' in option)) {
      truths.set(option.id, option.right);
      continue;
    }
    const result = results[cellsRun(question).indexOf(cellOf(question, option) ?? '')];
    const measured = result ? measure(result, option.measure) : null;
    if (measured === null) return ungraded(null, whyUnmeasured(result));
    truths.set(
      option.id,
      holds(option.when, measured, contextOf(question, option.measure, values)),
    );
  }
  const count = [...truths.values()].filter(Boolean).length;
  if (count === 0) return ungraded(null, 'no-option-fits');
  if (count > 1 && question.answer === 'one') return ungraded(null, 'several-options-fit');
  return truths;
}

/** What the predicate of one of its options is tested with. */
export function contextOf(
  { tolerance }: ChoiceQuestion,
  what: Parameters<typeof unitOf>[0],
  values: Values,
) {
  return { values, tolerance: tolerance ?? defaultTolerance(unitOf(what)) };
}

function gradeOne(
  { options }: ChoiceQuestion,
  answer: Answer,
  truths: ReadonlyMap<string, boolean>,
): Verdict {
  const chosen = options.find(({ id }) => id === answer);
  const picked = options.find(({ id }) => truths.get(id));
  if (!chosen || !picked) return ungraded(picked?.id ?? null, 'unreadable-answer');
  const common = { measured: picked.id, expected: picked.id };
  const { why, misconception } = chosen;
  if (chosen !== picked) {
    return { verdict: 'wrong', ...common, why, ...(misconception && { misconception }) };
  }
  return { verdict: 'right', ...common, ...withWhy(chosen, true) };
}

/** Each option is a part: `given` and `measured` are whether it was chosen and whether it is true. */
function gradeSeveral(
  { options }: ChoiceQuestion,
  answer: Answer,
  truths: ReadonlyMap<string, boolean>,
): Verdict {
  const measured = options.map(({ id }) => id).filter((id) => truths.get(id));
  if (!Array.isArray(answer) || !answer.every((id) => options.some((one) => one.id === id))) {
    return ungraded(measured, 'unreadable-answer');
  }
  const parts = options.map((option): Part => {
    const isTrue = truths.get(option.id) === true;
    const isChosen = answer.includes(option.id);
    const { misconception } = option;
    return {
      id: option.id,
      right: isTrue === isChosen,
      given: isChosen ? 'true' : 'false',
      measured: isTrue ? 'true' : 'false',
      ...withWhy(option, isTrue),
      ...(isChosen && !isTrue && misconception && { misconception }),
    };
  });
  if (parts.every(({ right }) => right)) return { verdict: 'right', measured, parts };
  const misconception = parts.find((part) => part.misconception !== undefined)?.misconception;
  return { verdict: 'wrong', measured, parts, ...(misconception && { misconception }) };
}

/**
 * A run that differs from the built one may prove a "misconception" true, or the other way round:
 * the measurement decides, and a text that says the opposite is left out.
 */
function withWhy({ why, misconception }: ChoiceOption, isTrue: boolean) {
  return isTrue === (misconception === undefined) ? { why } : {};
}
