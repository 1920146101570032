/** Build half of `cut`: the shape of such a question in quiz.yaml. */
import { z } from 'zod';
import type { Finding } from '../../plain-words.ts';
import { id, localText, misconception, questionBase } from '../../schema.ts';
import type { CutGuess, CutMistake, CutObject, CutQuestion, CutReference } from '../../types.ts';
import type { Path } from '../../yaml-source.ts';
import { fates } from './types.ts';
import { fatesOf } from './grade.ts';

/** Part of the names of form fields: a name that Python could have. */
const name = z.string().regex(/^[A-Za-z_]\w*$/, { error: 'expected a name that the cell watches' });
const fate = z.enum(fates);

const reference: z.ZodType<CutReference> = z.strictObject({
  id,
  from: name.exactOptional(),
  to: name,
  by: z.string().min(1),
  remove: z.string().regex(/^\S.*$/, { error: 'expected one line of Python' }),
});

const object: z.ZodType<CutObject> = z.strictObject({ name, becomes: fate, why: localText });

const mistake: z.ZodType<CutMistake> = z.strictObject({
  id,
  cuts: z.array(z.string()).min(1),
  misconception: misconception.exactOptional(),
  why: localText,
});

const guess: z.ZodType<CutGuess> = z.strictObject({
  id,
  name,
  said: fate,
  misconception: misconception.exactOptional(),
  why: localText,
});

// Nothing in such a question depends on a number.
const { parameters: _, ...base } = questionBase;

/** All choices are run at build: of eight references with up to two removed there are 36. */
const MOST_REFERENCES = 8;

export const cutSchema: z.ZodType<CutQuestion> = z.strictObject({
  ...base,
  type: z.literal('cut'),
  cell: z.string(),
  cuts: z.int().min(1).max(2),
  collect: z.literal(true).exactOptional(),
  references: z.array(reference).min(2).max(MOST_REFERENCES),
  objects: z.array(object).min(1),
  mistakes: z.array(mistake).min(1),
  guesses: z.array(guess).exactOptional(),
});

export function cutFit(question: CutQuestion, path: Path): Finding[] {
  const { references, objects, mistakes, guesses = [] } = question;
  const possible = fatesOf(question);
  const ids = references.map((one) => one.id);
  const names = objects.map((one) => one.name);
  return [
    ...repeated(ids, [...path, 'references']),
    ...repeated(names, [...path, 'objects']),
    ...repeated(
      [...mistakes, ...guesses].map((one) => one.id),
      [...path, 'mistakes'],
    ),
    ...mistakes.flatMap(({ cuts }, at) =>
      cuts.flatMap((one) => unknown(one, ids, [...path, 'mistakes', at, 'cuts'])),
    ),
    ...objects.flatMap(({ becomes }, at) =>
      unknown(becomes, possible, [...path, 'objects', at, 'becomes']),
    ),
    ...guesses.flatMap((one, at) => [
      ...unknown(one.name, names, [...path, 'guesses', at, 'name']),
      ...unknown(one.said, possible, [...path, 'guesses', at, 'said']),
    ]),
  ];
}

function repeated(all: readonly string[], path: Path): Finding[] {
  const twice = all.find((one, at) => all.indexOf(one) !== at);
  return twice === undefined ? [] : [{ path, message: `expected each once, found ${twice} twice` }];
}

function unknown(one: string, known: readonly string[], path: Path): Finding[] {
  if (known.includes(one)) return [];
  return [{ path, message: `expected one of ${known.join(', ')}, found ${one}` }];
}
