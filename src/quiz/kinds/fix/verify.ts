/**
 * Build half of `fix`: the starter fails, every deliberate mistake fails with its own words, the
 * solution passes; and nothing is asked that no wrong program would miss.
 */
import { attemptAtBuild } from '../../attempt.ts';
import { substitute } from '../../parameters.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import type { FixMistake, FixQuestion, Verdict } from '../../types.ts';
import {
  fix,
  checkFileOf,
  isSameSet,
  mistakeFileOf,
  solutionFileOf,
  variationsOf,
} from './grade.ts';
import { fixFit, fixSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';

export const fixAtBuild: BuildKind<FixQuestion> = {
  kind: fix,
  schema: fixSchema,
  fit: fixFit,

  async verify(question, stage) {
    const report = emptyReport();
    const starter = stage.material.cells[question.cell]?.source ?? '';
    checkFirstVariation(question, starter, stage, report);
    const missed = new Set(await checkStarter(question, starter, stage, report));
    await checkSolution(question, stage, report);
    if (stage.isBrief) return report;
    for (const mistake of question.mistakes) {
      for (const id of await checkMistake(question, mistake, stage, report)) missed.add(id);
    }
    checkAllMissed(question, missed, stage, report);
    return report;
  },

  reveal: () => Promise.resolve(null),
};

/** The values that the reader sees are the first that are tried. */
function checkFirstVariation(
  question: FixQuestion,
  starter: string,
  { where }: Stage,
  report: Report,
): void {
  const [first = {}] = variationsOf(question);
  check(report, substitute(starter, first) === starter, () => {
    return `${where}: expected the first variation to be what ${question.cell}.py says itself`;
  });
}

async function checkStarter(question: FixQuestion, starter: string, stage: Stage, report: Report) {
  const verdict = await judged(question, starter, stage);
  check(report, verdict?.verdict === 'wrong', () => {
    return `${stage.where}: the unchanged ${question.cell}.py should fail, is ${said(verdict)}`;
  });
  return missedIn(verdict);
}

async function checkSolution(question: FixQuestion, stage: Stage, report: Report): Promise<void> {
  const file = solutionFileOf(question);
  const verdict = await judged(question, stage.material.files[file] ?? '', stage);
  check(report, verdict?.verdict === 'right', () => {
    return `${stage.where}: ${file}.py should pass, is ${said(verdict)}`;
  });
}

async function checkMistake(
  question: FixQuestion,
  mistake: FixMistake,
  stage: Stage,
  report: Report,
): Promise<string[]> {
  const file = mistakeFileOf(question, mistake);
  const verdict = await judged(question, stage.material.files[file] ?? '', stage);
  const missed = missedIn(verdict);
  check(report, verdict?.verdict === 'wrong' && isSameSet(missed, mistake.fails), () => {
    return `${stage.where}: ${file}.py should miss ${mistake.fails.join(', ')}, is ${said(verdict)}`;
  });
  check(report, verdict?.verdict === 'wrong' && verdict.why === mistake.why, () => {
    return `${stage.where}: ${file}.py is not told the why of ${mistake.id}`;
  });
  return missed;
}

/** A goal or a check that nothing misses would not be noticed if it broke. */
function checkAllMissed(
  question: FixQuestion,
  missed: ReadonlySet<string>,
  { where, material }: Stage,
  report: Report,
): void {
  const { goals, checks, cell } = question;
  for (const id of [...goals.map((goal) => goal.id), ...Object.keys(checks)]) {
    check(report, missed.has(id), () => {
      return `${where}: ${id} is missed by no mistake and not by ${cell}.py: it may hold always`;
    });
  }
  const file = material.files[checkFileOf(question)] ?? '';
  const messages = [...file.matchAll(/^\s*assert\b.*,\s*"([^"]*)"\s*$/gm)].map(([, id = '']) => id);
  for (const id of messages) {
    check(report, Object.hasOwn(checks, id), () => {
      return `${where}: ${cell}.check.py says "${id}", which has no text among the checks`;
    });
  }
}

async function judged(question: FixQuestion, code: string, stage: Stage): Promise<Verdict | null> {
  const reading = fix.readAnswer(question, { code: [code] });
  return reading.ok ? attemptAtBuild(fix, question, reading.answer, stage) : null;
}

function missedIn(verdict: Verdict | null): string[] {
  const parts = verdict?.parts ?? [];
  return parts.filter(({ right }) => !right).map(({ id }) => id);
}

function said(verdict: Verdict | null): string {
  if (verdict === null) return 'without the line of a variation';
  if (verdict.verdict === 'ungraded') {
    const { reason, run } = verdict;
    const error = run?.error;
    return `not graded: ${reason}${error ? ` (${error.type}: ${error.message})` : ''}`;
  }
  const parts = (verdict.parts ?? []).map(({ id, right, measured, values }) => {
    const found = `${id} ${right ? 'holds' : 'is missed'} with ${JSON.stringify(measured)}`;
    return Object.keys(values ?? {}).length > 0 ? `${found} at ${JSON.stringify(values)}` : found;
  });
  return `${verdict.verdict}: ${parts.join('; ')}`;
}
