/**
 * Questions of the type `cut`: which references have to go so that the aim is reached, and what
 * becomes of each object then? The cell runs with the removals after it; what has died, and by
 * what, is measured. An answer: `cut` is the ids of the references, `fate.<name>` a fate.
 */
import type { CellCode } from '../../../interpreter/protocol.ts';
import { measure } from '../../measure.ts';
import { combinations } from '../../parameters.ts';
import { planRun } from '../../plan.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import type { Kind } from '../kind.ts';
import { type Fate, fates } from './types.ts';
import type { Answer, CutQuestion, CutReference, Measured, Part, Verdict } from '../../types.ts';

/** The name of the fields, and the part of an answer, that say which references are removed. */
export const CUT = 'cut';

export function fateField(name: string): string {
  return `fate.${name}`;
}

/** Without the collector nothing can die by it. */
export function fatesOf({ collect }: Pick<CutQuestion, 'collect'>): readonly Fate[] {
  return collect ? fates : fates.filter((fate) => fate !== 'collector');
}

export const cut: Kind<CutQuestion> = {
  cells: ({ cell }) => [cell],
  values: () => combinations(),

  readAnswer(question, fields) {
    const chosen = fields[CUT] ?? [];
    const known = question.references.map(({ id }) => id).filter((id) => chosen.includes(id));
    if (known.length === 0 || known.length !== chosen.length) {
      return { ok: false, reason: 'no-cut', field: CUT };
    }
    if (known.length > question.cuts) return { ok: false, reason: 'too-many-cuts', field: CUT };
    const entries: [string, string][] = [[CUT, known.join(' ')]];
    for (const { name } of question.objects) {
      const field = fateField(name);
      const fate = fatesOf(question).find((one) => one === fields[field]?.[0]);
      if (fate === undefined) return { ok: false, reason: 'no-fate', field, name };
      entries.push([field, fate]);
    }
    return { ok: true, answer: Object.fromEntries(entries) };
  },

  runs(question, answer, { material }) {
    const planned = planRun(material, question.cell, {}, []);
    const lines = (cutsIn(question, answer) ?? []).map(({ remove }) => remove);
    const collecting = question.collect ? ['import gc', 'gc.collect()'] : [];
    return [{ ...planned, cell: followedBy(planned.cell, [...lines, ...collecting]) }];
  },

  grade(question, answer, [result]) {
    const measured = question.objects.map(({ name }) =>
      result ? measure(result, { diedBy: name }) : null,
    );
    if (measured.includes(null)) {
      const why = whyUnmeasured(result);
      return { ...ungraded(null, why), ...(result?.error && { run: result }) };
    }
    const all = Object.fromEntries(
      question.objects.map(({ name }, at) => [name, measured[at] ?? null]),
    );
    const cuts = cutsIn(question, answer);
    const said = question.objects.map(({ name }) => fateIn(answer, name));
    if (cuts === null || said.includes(null)) return ungraded(all, 'unreadable-answer');
    return judge(question, cuts, said, measured);
  },

  /** As long as the aim is missed, how it is reached is left to be found. */
  explain(question, verdict) {
    if (verdict.verdict === 'ungraded') return [];
    const isReached = verdict.parts?.find(({ id }) => id === CUT)?.right === true;
    return isReached ? [question.explain] : [];
  },
};

export function followedBy(cell: CellCode, lines: readonly string[]): CellCode {
  return { ...cell, source: [cell.source, ...lines].join('\n') };
}

/** The removed references in the order of the question; null when the answer cannot be one. */
export function cutsIn({ references, cuts }: CutQuestion, answer: Answer): CutReference[] | null {
  const ids = textIn(answer, CUT)?.split(' ') ?? [];
  const found = references.filter(({ id }) => ids.includes(id));
  const isWhole = found.length === ids.length && found.length > 0 && found.length <= cuts;
  return isWhole ? found : null;
}

export function fateIn(answer: Answer, name: string): Fate | null {
  const text = textIn(answer, fateField(name));
  return fates.find((fate) => fate === text) ?? null;
}

function textIn(answer: Answer, key: string): string | null {
  if (typeof answer !== 'object' || Array.isArray(answer)) return null;
  const value = Object.hasOwn(answer, key) ? answer[key] : null;
  return typeof value === 'string' ? value : null;
}

/** The first part is the aim, by the id `cut`; then each object by its field. */
function judge(
  question: CutQuestion,
  cuts: readonly CutReference[],
  said: readonly (Fate | null)[],
  measured: readonly Measured[],
): Verdict {
  const { objects } = question;
  const isReached = objects.every(({ becomes }, at) => measured[at] === becomes);
  const parts = [
    aimPart(question, cuts, isReached),
    ...objects.map((_, at): Part => {
      const given = said[at] ?? '';
      return fatePart(question, at, { given, measured: measured[at] ?? null, isReached });
    }),
  ];
  const all = Object.fromEntries(objects.map(({ name }, at) => [name, measured[at] ?? null]));
  if (parts.every(({ right }) => right)) return { verdict: 'right', measured: all, parts };
  const misconception = parts.find((part) => part.misconception !== undefined)?.misconception;
  return { verdict: 'wrong', measured: all, parts, ...(misconception && { misconception }) };
}

function aimPart(question: CutQuestion, cuts: readonly CutReference[], isReached: boolean): Part {
  const ids = cuts.map(({ id }) => id);
  const common = { id: CUT, right: isReached, given: ids.join(' ') };
  if (isReached) return { ...common, measured: 'reached' };
  const mistake = question.mistakes.find((one) => one.cuts.every((id) => ids.includes(id)));
  return { ...common, measured: 'missed', ...(mistake && explanationOf(mistake)) };
}

/** The whys speak of what the right removal brings: after another one they would be untrue. */
function fatePart(
  { objects, guesses = [] }: CutQuestion,
  at: number,
  { given, measured, isReached }: { given: string; measured: Measured; isReached: boolean },
): Part {
  const { name, why } = objects[at] ?? { name: '', why: undefined };
  const common = { id: fateField(name), right: given === measured, given, measured };
  if (common.right || !isReached) return common;
  const guess = guesses.find((one) => one.name === name && one.said === given);
  return { ...common, ...(guess ? explanationOf(guess) : why && { why }) };
}

function explanationOf({ why, misconception }: Pick<Part, 'why' | 'misconception'>) {
  return { ...(why && { why }), ...(misconception && { misconception }) };
}
