/** Build half of `claim`: do the cases still say of the statement what its author says of it? */
import { attemptAtBuild } from '../../attempt.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import type { ClaimQuestion } from '../../types.ts';
import { claim, bearsOut } from './grade.ts';
import { isRecorded, type Versions, versionsOfCase, versionsOfClaim } from './versions.ts';
import { type Stance, stances, type Truth } from './types.ts';
import { claimFit, claimSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';

/** What the cases must come to, for the author's word to be the right one. */
const stancesFor: Record<Truth, readonly Stance[]> = {
  true: ['believe'],
  once: ['doubt', 'depends'],
  half: ['depends'],
  false: ['doubt'],
};

/** A version of Python, typed. */
const TYPED = /\d+\.\d+/;

/** What is said of versions must be what was recorded of them. */
function checkVersions(question: ClaimQuestion, stage: Stage, report: Report): void {
  const { where } = stage;
  const isAnyRecorded = question.cases.some(isRecorded);
  for (const text of Object.values(question.versions)) {
    check(report, !isAnyRecorded || !TYPED.test(text), () => {
      return `${where}: "${text}" types a version; write {for} and {against} for what was recorded`;
    });
    const asks = ['{for}', '{against}'].filter((name) => text.includes(name));
    check(report, asks.length === 0 || isAnyRecorded, () => {
      return `${where}: nothing was recorded that could fill ${asks.join(' and ')}`;
    });
  }
  for (const one of question.cases.filter(isRecorded)) {
    const versions = versionsOfCase(one, stage);
    for (const side of oneSided[question.truth]) {
      check(report, versions[side].length === 0, () => {
        const found = versions[side].join(', ');
        return `${where}: is said to be ${question.truth}, but case ${one.id} speaks ${side} it with ${found}`;
      });
    }
  }
  if (question.truth === 'once') checkOnce(question, stage, report);
}

/** Which versions there must be none of. */
const oneSided: Record<Truth, readonly (keyof Versions)[]> = {
  true: ['against'],
  false: ['for'],
  once: [],
  half: [],
};

function checkOnce(question: ClaimQuestion, stage: Stage, report: Report): void {
  const first = question.cases.find(isRecorded);
  const all = (first && stage.material.recorded[first.recorded]?.all) ?? [];
  const newest = all.at(-1);
  const wasTrue = (versionsOfClaim(question, stage)?.for.length ?? 0) > 0;
  const isTrue = first && newest && bearsOut(first, newest.value, stage);
  check(report, wasTrue && isTrue === false, () => {
    return `${stage.where}: once true asks for a recorded case that was so, and is not in the newest version`;
  });
}

export const claimAtBuild: BuildKind<ClaimQuestion> = {
  kind: claim,
  schema: claimSchema,
  fit: claimFit,
  fills: ['for', 'against'],

  async verify(question, stage) {
    const report = emptyReport();
    const { where } = stage;
    const { expected, ...first } = asGraded(
      await attemptAtBuild(claim, question, 'believe', stage),
    );
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
    checkVersions(question, stage, report);
    for (const stance of stances) {
      const { why, misconception } = question.stances[stance];
      const verdict = await attemptAtBuild(claim, question, stance, stage);
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
    const { parts } = await attemptAtBuild(claim, question, 'believe', stage);
    return parts ? Object.fromEntries(parts.map(({ id, measured }) => [id, measured])) : null;
  },
};

function asGraded(verdict: Awaited<ReturnType<typeof attemptAtBuild>>) {
  return verdict.verdict === 'ungraded'
    ? { expected: undefined, reason: verdict.reason }
    : { expected: verdict.expected, reason: undefined };
}
