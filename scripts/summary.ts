/** The end of a run of suites: where the time went, what each of them counted, and all of it in one line. */
import { whereTimeWent } from './stopwatch.ts';
import type { Outcome } from './suite.ts';

/** Prints it. @returns the exit code: 0 only when nothing failed and nothing was left out for want of another. */
export function summarise(outcomes: readonly Outcome[]): number {
  const parts = outcomes.flatMap((outcome) => outcome.steps ?? [outcome]);
  for (const line of whereTimeWent(parts)) console.log(line);
  console.log('\n━━ All suites');
  for (const outcome of outcomes) sayCounts(outcome);
  const sum = (pick: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  const skipped = sum((outcome) => outcome.skipped);
  const notRun = outcomes.filter(isMissing).length;
  const said = [`${String(sum((outcome) => outcome.passed))} passed`, `${String(failed)} failed`];
  if (skipped > 0) said.push(`${String(skipped)} skipped`);
  if (notRun > 0) said.push(`${String(notRun)} ${notRun === 1 ? 'suite' : 'suites'} not run`);
  console.log(said.join(', '));
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

function isMissing({ missing = [] }: Outcome): boolean {
  return missing.length > 0;
}
