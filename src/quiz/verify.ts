/**
 * Run at build for every claim, and for every question with every combination of its parameters,
 * on real RunResults: what a lesson says must be what this interpreter does.
 */
import { kindOf } from './kind-of.ts';
import { measure, nameOf, unitOf } from './measure.ts';
import { holds } from './predicate.ts';
import { check, emptyReport, type Report, together } from './report.ts';
import { checkTexts } from './texts.ts';
import { defaultTolerance } from './tolerance.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { Stage } from './kinds/kind.ts';
import type { Answer, Claim, Question, Values } from './types.ts';

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
  const texts = emptyReport();
  checkTexts(question, asking.values, where, texts);
  return together([texts, await kindOf(question).verify(question, { ...asking, where })]);
}

/** What is measured for the question, for pages where Python cannot run; null for some kinds. */
export function revealQuestion(
  question: Question,
  { file, ...asking }: Setting,
): Promise<Answer | null> {
  return kindOf(question).reveal(question, {
    ...asking,
    where: whereOf(question, file, asking.values),
  });
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
