/** Counted checks and what they found, for the test report. */

export interface Report {
  checks: number;
  problems: string[];
}

export function emptyReport(): Report {
  return { checks: 0, problems: [] };
}

/** Counts one check; when it failed, notes what is wrong in plain words. */
export function check(report: Report, passed: boolean, problem: () => string): void {
  report.checks += 1;
  if (!passed) report.problems.push(problem());
}

/** All checks and problems of several reports, in order. */
export function together(reports: readonly Report[]): Report {
  return {
    checks: reports.reduce((sum, { checks }) => sum + checks, 0),
    problems: reports.flatMap(({ problems }) => problems),
  };
}
