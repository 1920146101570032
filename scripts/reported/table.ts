/**
 * Programs rebuilt from public reports, and what is right for each: found natively or said by its
 * source, never taken from the readings that are tested with it.
 *
 *     <part>/programs/*.py + <part>/expected.yaml  ──►  <part>.test.ts runs each, and compares
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SECOND_PASSES, type SecondPass } from '../../src/interpreter/pass.ts';
import { passesOf } from '../../src/quiz/measure.ts';
import { measureSchema, predicate } from '../../src/quiz/schema.ts';

/** `12 count`: died on line 12 when its count fell to 0; `12 collector`; or still alive at the end. */
const Death = z.string().regex(/^(alive|\d+ (count|collector))$/);
const Between = z.tuple([z.number(), z.number()]);

const Expected = z.strictObject({
  /** Everything that the program prints. */
  prints: z.string().optional(),
  /** By the name given to `watch`. */
  deaths: z.record(z.string(), Death).default({}),
  /** Bytes in use at a mark, over the start of the run: at least and at most. */
  marks: z.record(z.string(), Between).default({}),
  /** Bytes that all runs of a line have added: at least and at most. */
  lines: z.record(z.string(), Between).default({}),
  /** What the instrument of lines says took the most: the first line of it; 0 where it names none. */
  most: z.number().optional(),
  /** Objects of a type that the collector has freed, in all collections together. */
  freed: z.record(z.string(), z.number()).default({}),
  /** What the picture of objects says of a watched name at a mark (`mark: name: verdict`). */
  life: z
    .record(z.string(), z.record(z.string(), z.enum(['alive', 'garbage', 'unknown'])))
    .default({}),
  /** The line that an error is shown for, and lines of code that its traceback quotes, in this order. */
  errorLine: z.number().optional(),
  traceback: z.array(z.string()).default([]),
  /** Any other reading, as quizzes measure it. */
  measures: z.array(z.strictObject({ measure: measureSchema, holds: predicate })).default([]),
  /** Readings that this program disturbs: exactly these notes, whatever passes run. */
  notes: z.array(z.string()).default([]),
});
export type Expected = z.infer<typeof Expected>;

const Table = z.record(z.string(), Expected);

export interface Program {
  id: string;
  source: string;
  expected: Expected;
}

/**
 * @param part a folder beside this file.
 * @throws Error when a program has no row, or a row no program.
 */
export function readTable(part: string): Program[] {
  const folder = join(import.meta.dirname, part);
  const rows = Table.parse(parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')));
  const programs = readdirSync(join(folder, 'programs'));
  const ids = new Set(programs.map((name) => name.slice(0, -'.py'.length)));
  const alone = [...ids]
    .filter((id) => !(id in rows))
    .concat(Object.keys(rows).filter((id) => !ids.has(id)));
  if (alone.length > 0) throw new Error(`Only a program, or only a row: ${alone.join(', ')}.`);
  return Object.entries(rows).map(([id, expected]) => {
    const source = readFileSync(join(folder, 'programs', `${id}.py`), 'utf8');
    return { id, source, expected };
  });
}

/** With NumPy or pandas a pass takes many times as long: only what the row speaks of is run then. */
export function passesFor({ source, expected }: Program): readonly SecondPass[] {
  if (!/^import (numpy|pandas)/m.test(source)) return SECOND_PASSES;
  const { lines, most, life, measures } = expected;
  const wanted = new Set(measures.flatMap(({ measure }) => passesOf(measure)));
  if (Object.keys(lines).length > 0 || most !== undefined) wanted.add('lines');
  if (Object.keys(life).length > 0) wanted.add('graph');
  return [...wanted];
}
