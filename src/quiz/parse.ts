/** quiz.yaml to questions, when the site is built; the page gets the result as JSON. */
import { z } from 'zod';
import { crossCheck } from './cross-checks.ts';
import { checkClaimFit } from './fit.ts';
import { kindOf, TYPES } from './kind-of.ts';
import { inPlainWords, type Finding } from './plain-words.ts';
import { claim } from './schema.ts';
import type { QuizFile } from './types.ts';
import { readYaml, type Path } from './yaml-source.ts';

const questionType = z.looseObject({ type: z.enum(TYPES) });
const list = z
  .array(z.unknown())
  .nullish()
  .transform((items) => items ?? []);
const shell = z.strictObject({ claims: list, questions: list });

export interface QuizProblem {
  /** 1-based, in the YAML file. */
  line: number;
  /** Like `questions.first-del.why.zh-CN`. */
  field: string;
  message: string;
}

/** Everything that is wrong with one quiz.yaml; its message has a line for each problem. */
export class QuizError extends Error {
  readonly problems: readonly QuizProblem[];

  constructor(file: string, problems: readonly QuizProblem[]) {
    const sorted = problems.toSorted((one, other) => one.line - other.line);
    const lines = sorted.map(
      ({ line, field, message }) => `${file}:${String(line)}: ${field}: ${message}`,
    );
    super(lines.join('\n'));
    this.name = 'QuizError';
    this.problems = sorted;
  }
}

/**
 * The claims and questions of one lesson. `file` is only named in messages; `cells` are the ids of
 * the lesson's cells.
 * @throws {QuizError} with all problems found: YAML syntax, shape, ids, cells, what does not fit
 */
export function parseQuiz(
  text: string,
  file: string,
  known: { cells: readonly string[] },
): QuizFile {
  const source = readYaml(text);
  if (source.errors.length > 0) {
    throw new QuizError(
      file,
      source.errors.map((error) => ({ ...error, field: 'YAML' })),
    );
  }
  const { quiz, findings } = readQuiz(source.data, known.cells);
  if (findings.length === 0) return quiz;
  const problems = findings.map(({ path, message }) => {
    return { line: source.lineOf(path), field: source.nameOf(path), message };
  });
  throw new QuizError(file, problems);
}

function readQuiz(
  data: unknown,
  cells: readonly string[],
): { quiz: QuizFile; findings: Finding[] } {
  const findings: Finding[] = [];
  const outer = read(shell, data, [], findings);
  const quiz: QuizFile = { claims: [], questions: [] };
  if (!outer) return { quiz, findings };
  findings.push(...crossCheck(outer, cells));
  outer.claims.forEach((raw, at) => {
    const path = ['claims', at];
    const found = read(claim, raw, path, findings);
    if (!found) return;
    findings.push(...checkClaimFit(found, path));
    quiz.claims.push(found);
  });
  outer.questions.forEach((raw, at) => {
    const path = ['questions', at];
    const typed = read(questionType, raw, path, findings);
    if (!typed) return;
    const kind = kindOf(typed);
    const found = read(kind.schema, raw, path, findings);
    if (!found) return;
    findings.push(...kind.fit(found, path));
    quiz.questions.push(found);
  });
  return { quiz, findings };
}

function read<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  path: Path,
  findings: Finding[],
): T | undefined {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return parsed.data;
  findings.push(...inPlainWords(parsed.error.issues, path));
  return undefined;
}
