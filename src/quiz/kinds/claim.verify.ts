/** Build half of `claim`: do the cases still say of the statement what its author says of it? */
import { attempt } from '../grade.ts';
import { check, emptyReport } from '../report.ts';
import type { ClaimQuestion } from '../types.ts';
import { type Stance, stances, type Truth } from './claim.types.ts';
import type { BuildKind } from './kind.ts';

/** What the cases must come to, for the author's word to be the right one. */
const stancesFor: Record<Truth, readonly Stance[]> = {
  true: ['believe'],
  once: ['doubt', 'depends'],
  half: ['depends'],
  false: ['doubt'],
};

export const claimAtBuild: BuildKind<ClaimQuestion> = {
  async verify(question, stage) {
    const report = emptyReport();
    const { where } = stage;
    const { expected, ...first } = asGraded(await attempt(question, 'believe', stage));
    check(report, expected !== undefined, () => {
      return `${where}: its cases were not measured (${first.reason ?? 'no reading'})`;
    });
    if (expected === undefined) return report;
    const wanted = stancesFor[question.truth];
    check(
      report,
      wanted.some((stance) => stance === expected),
      () => {
        const words = `the cases say "${expected}", but a statement that is "${question.truth}"`;
        return `${where}: ${words} asks for ${wanted.join(' or ')}`;
      },
    );
    for (const stance of stances) {
      const { why, misconception } = question.stances[stance];
      const verdict = await attempt(question, stance, stage);
      const isExpected = stance === expected;
      const isGraded = verdict.verdict === (isExpected ? 'right' : 'wrong');
      const isExplained = verdict.verdict !== 'ungraded' && verdict.why === why;
      check(report, isGraded && isExplained, () => {
        return `${where}: the stance ${stance} should be ${isExpected ? 'right' : 'wrong'}, with its why`;
      });
      check(report, !isExpected || misconception === undefined, () => {
        return `${where}: the stance ${stance} is right and has a misconception`;
      });
    }
    check(
      report,
      stances.some((stance) => question.stances[stance].misconception),
      () => {
        return `${where}: expected a misconception on a wrong stance, found none`;
      },
    );
    return report;
  },

  async reveal(question, stage) {
    const { parts } = await attempt(question, 'believe', stage);
    return parts ? Object.fromEntries(parts.map(({ id, measured }) => [id, measured])) : null;
  },
};

function asGraded(verdict: Awaited<ReturnType<typeof attempt>>) {
  return verdict.verdict === 'ungraded'
    ? { expected: undefined, reason: verdict.reason }
    : { expected: verdict.expected, reason: undefined };
}
