/**
 * What no single field of quiz.yaml can know: ids used twice, cells that do not exist, too many
 * combinations, which option is the right one. Works on data of any shape, so that these are
 * reported together with mistakes in the shape.
 */
import { z } from 'zod';
import { maxCombinations } from './parameters.ts';
import type { Finding } from './plain-words.ts';
import type { Path } from './yaml-source.ts';

const text = z.string().optional().catch(undefined);
const withId = z
  .object({ id: text, cell: text, evidence: text, misconception: z.unknown().optional() })
  .catch({ misconception: undefined });
const looseItem = z
  .object({
    id: text,
    type: text,
    answer: text,
    cell: text,
    parameters: z
      .record(
        z.string(),
        z.array(z.unknown()).catch(() => [null]),
      )
      .catch({}),
    mistakes: z.array(withId).catch([]),
    options: z.array(withId).catch([]),
    cases: z.array(withId).catch([]),
  })
  .catch({ parameters: {}, mistakes: [], options: [], cases: [] });
type Item = z.infer<typeof looseItem>;

export function crossCheck(
  file: { claims: readonly unknown[]; questions: readonly unknown[] },
  cells: readonly string[],
): Finding[] {
  const claims = file.claims.map((claim) => looseItem.parse(claim));
  const questions = file.questions.map((question) => looseItem.parse(question));
  return [
    ...repeatedIds(claims, ['claims']),
    ...unknownCells(claims, ['claims'], cells),
    ...repeatedIds(questions, ['questions']),
    ...unknownCells(questions, ['questions'], cells),
    ...namesOfCells(questions, ['questions'], cells),
    ...questions.flatMap((question, at) => {
      const path = ['questions', at];
      return [
        ...checkQuestion(question, path),
        ...unknownCells(question.options, [...path, 'options'], cells),
        ...unknownCells(question.cases, [...path, 'cases'], cells),
        ...unknownClaims(question.options, [...path, 'options'], claims),
      ];
    }),
  ];
}

function checkQuestion(question: Item, path: Path): Finding[] {
  return [
    ...repeatedIds(question.mistakes, [...path, 'mistakes']),
    ...repeatedIds(question.options, [...path, 'options']),
    ...checkRightOption(question, [...path, 'options']),
    ...checkParameters(question.parameters, [...path, 'parameters']),
  ];
}

function repeatedIds(items: readonly { id?: string | undefined }[], path: Path): Finding[] {
  return items.flatMap(({ id }, at) => {
    const first = items.findIndex((other) => other.id === id);
    if (id === undefined || first === at) return [];
    return [
      { path: [...path, at, 'id'], message: `is used twice: expected another id than ${id}` },
    ];
  });
}

function unknownClaims(options: Item['options'], path: Path, claims: readonly Item[]): Finding[] {
  return options.flatMap(({ evidence }, at) => {
    if (evidence === undefined || claims.some(({ id }) => id === evidence)) return [];
    const message = `expected the id of a claim of this file, found ${evidence}`;
    return [{ path: [...path, at, 'evidence'], message }];
  });
}

type Named = Pick<Item, 'cell'>;

function unknownCells(items: readonly Named[], path: Path, cells: readonly string[]): Finding[] {
  return items.flatMap(({ cell }, at) => {
    if (cell === undefined || cells.includes(cell)) return [];
    const known =
      cells.length > 0 ? `one of ${cells.join(', ')}` : 'a cell, but the lesson has none';
    return [{ path: [...path, at, 'cell'], message: `expected ${known}, found ${cell}` }];
  });
}

/** Questions and cells stand in one page, where an id leads to one of them. */
function namesOfCells(items: readonly Item[], path: Path, cells: readonly string[]): Finding[] {
  return items.flatMap(({ id }, at) =>
    id !== undefined && cells.includes(id)
      ? [
          {
            path: [...path, at, 'id'],
            message: `is the name of a cell: expected another than ${id}`,
          },
        ]
      : [],
  );
}

/** Measurement decides which option is right; here, that the author means one, or some. */
function checkRightOption({ options, answer }: Item, path: Path): Finding[] {
  if (options.length === 0) return [];
  const meant = options.filter(({ misconception }) => misconception === undefined);
  const isSome = meant.length > 0 && meant.length < options.length;
  if (answer === 'several' ? isSome : meant.length === 1) return [];
  const ids = meant.map(({ id }) => id ?? '(without id)').join(', ');
  const found = meant.length === 0 ? 'every option has one' : `${ids} have none`;
  const wanted = answer === 'several' ? 'those that are true' : 'the right one';
  const message = `expected a misconception on every option but ${wanted}, ${found}`;
  return [{ path, message }];
}

function checkParameters(parameters: Item['parameters'], path: Path): Finding[] {
  const lists = Object.entries(parameters);
  const count = lists.reduce((product, [, list]) => product * list.length, 1);
  const tooMany = `expected at most ${String(maxCombinations)} combinations, found ${String(count)}`;
  return [
    ...(count > maxCombinations ? [{ path, message: tooMany }] : []),
    ...lists
      .filter(([, list]) => new Set(list).size < list.length)
      .map(([name]) => ({ path: [...path, name], message: 'expected each value only once' })),
  ];
}
