/** Build half of `fix`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import { checkPredicate } from '../../fit.ts';
import { combinations } from '../../parameters.ts';
import type { Finding } from '../../plain-words.ts';
import {
  id,
  localText,
  measureSchema,
  misconception,
  predicate,
  questionBase,
  tolerance,
} from '../../schema.ts';
import type { FixMistake, FixQuestion, Goal } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';
import { BREAKS } from './judge.ts';

const goal: z.ZodType<Goal> = z.strictObject({
  id,
  of: z.literal('check').exactOptional(),
  measure: measureSchema,
  holds: predicate,
  tolerance: tolerance.exactOptional(),
  text: localText,
  why: localText,
});

const mistake: z.ZodType<FixMistake> = z.strictObject({
  id,
  fails: z.array(z.string()).min(1),
  misconception: misconception.exactOptional(),
  why: localText,
});

// The reader's own code keeps its values: they vary only behind the scenes.
const { parameters: variations, ...base } = questionBase;

export const fixSchema: z.ZodType<FixQuestion> = z.strictObject({
  ...base,
  type: z.literal('fix'),
  cell: z.string(),
  goals: z.array(goal).min(1),
  checks: z.record(id, localText),
  variations,
  mistakes: z.array(mistake).min(1),
  hints: z.array(localText).min(1),
});

/** Each variation is two runs in the reader's browser. */
const MOST_VARIATIONS = 4;

export function fixFit(question: FixQuestion, path: Path): Finding[] {
  const { goals, checks, mistakes, variations: lists = {} } = question;
  const known = [...goals.map((one) => one.id), ...Object.keys(checks), BREAKS];
  const count = combinations(lists).length;
  const tooMany = `expected at most ${MOST_VARIATIONS} combinations, found ${count}`;
  return [
    ...repeated(known, [...path, 'goals']),
    ...repeated(mistakes.map((one) => one.id).concat('check', 'solution'), [...path, 'mistakes']),
    ...(count > MOST_VARIATIONS ? [{ path: [...path, 'variations'], message: tooMany }] : []),
    ...goals.flatMap(({ measure, holds }, at) => {
      const subject = { measure, parameters: Object.keys(lists) };
      return checkPredicate(holds, subject, [...path, 'goals', at, 'holds']);
    }),
    ...mistakes.flatMap(({ fails }, at) =>
      fails
        .filter((one) => !known.includes(one))
        .map((one) => ({
          path: [...path, 'mistakes', at, 'fails'],
          message: `expected ids among ${known.join(', ')}, found ${one}`,
        })),
    ),
  ];
}

function repeated(ids: readonly string[], path: Path): Finding[] {
  const twice = ids.find((one, at) => ids.indexOf(one) !== at);
  if (twice === undefined) return [];
  return [
    { path, message: `expected each id once, among goals, checks and files: ${twice} is not` },
  ];
}
