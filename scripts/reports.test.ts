import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MeasureReport, PlaywrightReport, VitestReport } from './reports.ts';

describe('what the tools report', () => {
  test('vitest, with the names of what failed, and the files that could not be read', () => {
    const file = (name: string, status: string, ...assertionResults: object[]) => ({
      name: join(process.cwd(), name),
      status,
      assertionResults,
    });
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 1,
      success: false,
      testResults: [
        file('a.test.ts', 'passed', { status: 'passed', fullName: 'adds' }),
        file('b.test.ts', 'failed', { status: 'failed', fullName: 'whatever it is draws' }),
        file('c.test.ts', 'failed'),
      ],
    };
    expect(VitestReport.parse(report)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
      failures: ['b.test.ts: whatever it is draws', 'c.test.ts'],
    });
  });

  test('Playwright: a test that passed only when repeated has passed, and is counted apart', () => {
    const spec = (title: string, ok: boolean) => ({ title, ok, file: 'run.spec.ts', line: 7 });
    const report = {
      stats: { expected: 5, unexpected: 2, flaky: 3, skipped: 1 },
      suites: [
        { specs: [spec('runs', false)], suites: [{ specs: [spec('stops', false)], suites: [] }] },
        { specs: [spec('reads', true)] },
      ],
    };
    expect(PlaywrightReport.parse(report)).toEqual({
      passed: 8,
      failed: 2,
      skipped: 1,
      repeated: 3,
      failures: ['run.spec.ts:7: runs', 'run.spec.ts:7: stops'],
    });
  });

  test('the measuring of the lessons', () => {
    const counts = { passed: 5, failed: 2, skipped: 0 };
    expect(MeasureReport.parse({ passed: 5, failed: 2 })).toEqual(counts);
  });

  test.each([VitestReport, PlaywrightReport, MeasureReport])('and nothing else', (schema) => {
    expect(() => schema.parse({})).toThrow();
    expect(() => schema.parse({ passed: '5' })).toThrow();
  });
});
