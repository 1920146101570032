/** The shapes of quiz.yaml's parts, checked when the site is built; never part of the page. */
import { z } from 'zod';
import { PLAIN } from './measure.ts';
import { misconceptions, type MisconceptionId } from './misconceptions.ts';
import type { Claim, LocalText, Measure, Operand, Predicate, Tolerance } from './types.ts';

/** Ids appear in URLs, element ids and progress keys. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'expected lower-case words joined by hyphens, like first-del',
});

const name = z.string().min(1);

const words = z
  .string()
  .refine((text) => text.trim() !== '', { error: 'is empty, expected a text' });

export const localText: z.ZodType<LocalText> = z.strictObject({ en: words, 'zh-CN': words });

export const misconception = z.custom<MisconceptionId>(
  (value) => typeof value === 'string' && Object.hasOwn(misconceptions, value),
  { error: `expected one of ${Object.keys(misconceptions).join(', ')}` },
);

export const tolerance: z.ZodType<Tolerance> = z.strictObject({
  relative: z.number().min(0).lt(1),
  absolute: z.number().min(0),
});

export const measureSchema: z.ZodType<Measure> = z.union(
  [
    z.enum(PLAIN),
    z.strictObject({ count: name, line: z.int().positive() }),
    z.strictObject({ died: name }),
    z.strictObject({ diedBy: name }),
    z.strictObject({ left: name }),
    z.strictObject({ mark: name }),
  ],
  {
    error:
      `expected ${PLAIN.join(', ')}, {count: name, line: n}, ` +
      '{died: name}, {diedBy: name}, {left: type} or {mark: label}',
  },
);

const operand: z.ZodType<Operand> = z.union(
  [
    z.number(),
    z.strictObject({
      param: name,
      times: z.number().exactOptional(),
      plus: z.number().exactOptional(),
    }),
  ],
  { error: 'expected a number, or {param: name, times: n, plus: n}' },
);

export const predicate: z.ZodType<Predicate> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ equals: z.union([z.string(), operand], { error: operandOrText }) }),
      z.strictObject({ near: operand, within: tolerance.exactOptional() }),
      z.strictObject({ atLeast: operand }),
      z.strictObject({ below: operand }),
      z.strictObject({ between: z.tuple([operand, operand]) }),
      z.strictObject({ contains: z.string().min(1) }),
      z.strictObject({ any: z.array(predicate).min(1) }),
    ],
    {
      error:
        'expected one of {equals: …}, {near: …}, {atLeast: …}, {below: …}, {between: [a, b]}, ' +
        '{contains: …}, {any: […]}',
    },
  ),
);

const operandOrText = 'expected a number, a text, or {param: name, times: n, plus: n}';

const parameterName = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, { error: 'expected the name of a variable of the cell' });

/** The fields that every kind of question has. */
export const questionBase = {
  id,
  parameters: z.record(parameterName, z.array(z.number()).min(1)).exactOptional(),
  prompt: localText,
  explain: localText,
  hints: z.array(localText).min(1).exactOptional(),
  solution: localText.exactOptional(),
};

export const claim: z.ZodType<Claim> = z.strictObject({
  id,
  cell: name,
  measure: measureSchema,
  holds: predicate,
});
