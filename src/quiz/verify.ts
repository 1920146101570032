/**
 * Run at build for every claim, and for every question with every combination of its parameters,
 * on real RunResults: what a lesson says must be what this interpreter does.
 */
import { predictAtBuild } from './kinds/predict.verify.ts';
import { measure, nameOf, unitOf } from './measure.ts';
import { holds } from './predicate.ts';
import { check, emptyReport, type Report } from './report.ts';
import { defaultTolerance } from './tolerance.ts';
import type { RunResult } from '../interpreter/result.ts';
import type { Claim, Question, Values } from './types.ts';

/**
 * Whether the question grades as its author meant: the measured value right, every mistake and
 * every wrong option wrong for its own reason, the tolerance as wide as it says.
 * `result` is of the question's cell with `values` substituted; `file` starts each message.
 */
export function verifyQuestion(
  question: Question,
  result: RunResult,
  values: Values,
  file: string,
): Report {
  const chosen = Object.entries(values).map(([name, value]) => `${name} = ${String(value)}`);
  const given = chosen.length > 0 ? ` with ${chosen.join(', ')}` : '';
  const where = `${file}: question ${question.id}${given}`;
  switch (question.type) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- more kinds follow
    case 'predict':
      return predictAtBuild.verify(question, result, values, where);
  }
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
