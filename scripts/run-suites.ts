/** Runs suites one after the other; what needs one that failed is not run, and does not count as failed. */
import { type Outcome, runSuite, type Suite } from './suite.ts';

/**
 * @param suites in an order in which each comes after what it needs.
 * @throws Error when a suite needs one that does not come before it: it would be run without asking.
 */
export async function runSuites(
  suites: readonly Suite[],
  run: (suite: Suite) => Promise<Outcome> = runSuite,
): Promise<Outcome[]> {
  checkOrder(suites);
  const outcomes = new Map<string, Outcome>();
  for (const suite of suites) {
    const missing = missingFor(suite, outcomes);
    outcomes.set(suite.name, missing.length > 0 ? notRun(suite, missing) : await run(suite));
  }
  return [...outcomes.values()];
}

function checkOrder(suites: readonly Suite[]): void {
  const before = new Set<string>();
  for (const { name, needs = [] } of suites) {
    const unknown = needs.filter((need) => !before.has(need));
    if (unknown.length > 0)
      throw new Error(`${name} needs ${unknown.join(', ')}, not run before it.`);
    if (before.has(name)) throw new Error(`Two suites are called ${name}.`);
    before.add(name);
  }
}

/** The suites that failed themselves, however far back. */
function missingFor({ needs = [] }: Suite, outcomes: ReadonlyMap<string, Outcome>): string[] {
  const roots = needs.flatMap((need) => {
    const { failed = 1, missing = [] } = outcomes.get(need) ?? {};
    return failed > 0 ? [need] : missing;
  });
  return [...new Set(roots)];
}

function notRun({ name }: Suite, missing: readonly string[]): Outcome {
  const remark = `not run: needs ${missing.map((need) => `"${need}"`).join(' and ')}`;
  return { name, seconds: 0, passed: 0, failed: 0, skipped: 0, remark, missing };
}
