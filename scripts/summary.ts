/** The end of a run of suites: where the time went, what each of them counted, and all of it in one line. */
import type { Outcome } from './suite.ts';

/** Prints it. @returns the exit code: 0 only when nothing failed and nothing was left out for want of another. */
export function summarise(outcomes: readonly Outcome[]): number {
  sayWhereTimeWent(outcomes);
  console.log('\n━━ All suites');
  for (const outcome of outcomes) sayCounts(outcome);
  const sum = (pick: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  const skipped = sum((outcome) => outcome.skipped);
  const notRun = outcomes.filter(isMissing).length;
  const parts = [`${String(sum((outcome) => outcome.passed))} passed`, `${String(failed)} failed`];
  if (skipped > 0) parts.push(`${String(skipped)} skipped`);
  if (notRun > 0) parts.push(`${String(notRun)} ${notRun === 1 ? 'suite' : 'suites'} not run`);
  console.log(parts.join(', '));
  return failed > 0 || notRun > 0 ? 1 : 0;
}

function sayCounts(outcome: Outcome): void {
  const { name, seconds, passed, failed, skipped, remark, failures = [] } = outcome;
  if (isMissing(outcome)) {
    console.log(`– ${name}: ${remark}`);
    return;
  }
  const sign = failed > 0 ? '✗' : passed > 0 ? '✓' : '–';
  const counts = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
  console.log(`${sign} ${name}: ${counts} (${String(seconds)} s)${remark && `, ${remark}`}`);
  for (const failure of failures) console.log(`    ${failure}`);
}

/** Longest first; what took no whole second is left out. */
function sayWhereTimeWent(outcomes: readonly Outcome[]): void {
  const timed = outcomes.filter(({ seconds }) => seconds > 0);
  if (timed.length < 2) return;
  const all = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`\n━━ Where the time went: ${clock(all)}`);
  for (const { name, seconds } of timed.toSorted((one, other) => other.seconds - one.seconds)) {
    const share = `${String(Math.round((seconds / all) * 100))} %`;
    console.log(`${clock(seconds).padStart(7)} ${share.padStart(5)}  ${name}`);
  }
}

/** Minutes and seconds. */
function clock(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

function isMissing({ missing = [] }: Outcome): boolean {
  return missing.length > 0;
}
