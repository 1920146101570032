/** Where a measuring process leaves its counts, for whoever has started it. */
import { mkdirSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Counts as SuiteCounts, MeasureReport } from '../reports.ts';

export type Counts = Pick<SuiteCounts, 'passed' | 'failed'>;

export const WHOLE_REPORT = join('.cache', 'measure-report.json');

/** @param chosen the lessons measured; none is all of them. */
export function reportOf(chosen: readonly string[]): string {
  return chosen.length === 0
    ? WHOLE_REPORT
    : join('.cache', 'measured', `${chosen.join('+')}.json`);
}

export function writeReport(file: string, counts: Counts): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

export function readReport(file: string): Counts {
  return MeasureReport.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** So that an old one is not taken for the new. */
export function forgetReport(file: string): void {
  rmSync(file, { force: true });
}
