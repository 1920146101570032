/** The end of a run of suites: what each of them counted, and all of it in one line. */
import type { Outcome } from './suite.ts';

/** Prints it. @returns the exit code. */
export function summarise(outcomes: Outcome[]): number {
  console.log('\n━━ All suites');
  for (const { name, seconds, passed, failed, skipped, remark, failures = [] } of outcomes) {
    const sign = failed > 0 ? '✗' : passed > 0 ? '✓' : '–';
    const counts = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
    console.log(`${sign} ${name}: ${counts} (${String(seconds)} s)${remark && `, ${remark}`}`);
    for (const failure of failures) console.log(`    ${failure}`);
  }
  const sum = (pick: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  const skipped = sum((outcome) => outcome.skipped);
  const closing = `${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed`;
  console.log(skipped > 0 ? `${closing}, ${String(skipped)} skipped` : closing);
  return failed > 0 ? 1 : 0;
}
