/**
 * Run at build for every claim, and for every question with every combination of its parameters,
 * on real RunResults: what a lesson says must be what this interpreter does.
 */
import { choiceAtBuild } from './kinds/choice/verify.ts';
import { claimAtBuild } from './kinds/claim/verify.ts';
import { cutAtBuild } from './kinds/cut/verify.ts';
import { fixAtBuild } from './kinds/fix/verify.ts';
import { predictAtBuild } from './kinds/predict/verify.ts';
import { traceAtBuild } from './kinds/trace/verify.ts';
import { measure, nameOf, unitOf } from './measure.ts';
import { holds } from './predicate.ts';
import { check, emptyReport, type Report, together } from './report.ts';
import { checkTexts } from './texts.ts';
import { defaultTolerance } from './tolerance.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { BuildKind, Stage } from './kinds/kind.ts';
import type { Answer, Claim, Question, Values } from './types.ts';

const kinds: { readonly [T in Question['type']]: BuildKind<Extract<Question, { type: T }>> } = {
  predict: predictAtBuild,
  choice: choiceAtBuild,
  trace: traceAtBuild,
  fix: fixAtBuild,
  cut: cutAtBuild,
  claim: claimAtBuild,
};

/** What the build asks a question with; `file` starts each message. */
export type Setting = Omit<Stage, 'where'> & { file: string };

/**
 * Whether the question grades as its author meant: the measured value right, every mistake and
 * every wrong option wrong for its own reason, the tolerance as wide as it says.
 */
export async function verifyQuestion(
  question: Question,
  { file, ...asking }: Setting,
): Promise<Report> {
  const where = whereOf(question, file, asking.values);
  const kind: BuildKind<Question> = kinds[question.type];
  const texts = emptyReport();
  checkTexts(question, asking.values, where, texts);
  return together([texts, await kind.verify(question, { ...asking, where })]);
}

/** What is measured for the question, for pages where Python cannot run; null for some kinds. */
export function revealQuestion(
  question: Question,
  { file, ...asking }: Setting,
): Promise<Answer | null> {
  const kind: BuildKind<Question> = kinds[question.type];
  return kind.reveal(question, { ...asking, where: whereOf(question, file, asking.values) });
}

function whereOf(question: Question, file: string, values: Values): string {
  const chosen = Object.entries(values).map(([name, value]) => `${name} = ${String(value)}`);
  const given = chosen.length > 0 ? ` with ${chosen.join(', ')}` : '';
  return `${file}: question ${question.id}${given}`;
}

/** Whether the claim holds for a run of its cell; `near` allows what an answer would be allowed. */
export function verifyClaim(claim: Claim, result: RunResult, file: string): Report {
  const report = emptyReport();
  const measured = measure(result, claim.measure);
  const tolerance = defaultTolerance(unitOf(claim.measure));
  check(report, holds(claim.holds, measured, { values: {}, tolerance }), () => {
    const found = measured === null ? 'was not measured' : `is ${JSON.stringify(measured)}`;
    return (
      `${file}: claim ${claim.id}: ${nameOf(claim.measure)} of cell ${claim.cell} ${found} ` +
      `(run ${result.status}); expected ${JSON.stringify(claim.holds)}`
    );
  });
  return report;
}
