import { expect, test } from 'vitest';
import { bytesOf, deployPage } from './page.ts';
import { ASSUMED, total, trafficOf } from './readers.ts';
import type { Answered } from './recording-host.ts';
import { STEPS, type Visits } from './visits.ts';

const answered = (bytes: number): Answered => ({ path: '/', accepts: 'br', status: 200, bytes });
/** Each step asked for two things, and each cost more than the step before. */
const VISITS = Object.fromEntries(
  STEPS.map((step, at) => [step, [answered((at + 1) * 1000), answered(500)]]),
) as Visits;
const LOAD = {
  requestsPerSecond: 1234,
  visitsPerSecond: 56.78,

  p50: 1,
  p99: 2,
};
const ABOUT = {
  date: '2026-11-25',
  machine: '2 cores',
  node: '24.0.0',
  browser: 'Chromium 1',
  pyodide: '314.0.3',
  load: [1, 2] as const,
};

test('bytes of a step are those of all that it asked for', () => {
  expect(bytesOf(VISITS)).toMatchObject({ reading: 1500, offline: 2500, release: 6500 });
});

test('the page reckons with what was measured', () => {
  const loads = [{ server: 'Caddy', what: 'a lesson', result: LOAD }];
  const page = deployPage(new Map([['br', VISITS]]), loads, ABOUT);
  expect(page).toContain('| 2 | 1.5 kB |');
  expect(page).toContain('| Caddy | a lesson | 1234 | 56.8 |');
  const { bytesPerReader, gigabytes } = total(trafficOf(bytesOf(VISITS)));
  expect(page).toContain(`| all of it | ${(bytesPerReader / 1e3).toFixed(1)} kB |`);
  const fit = Math.floor((ASSUMED.allowance * 1e9) / bytesPerReader).toLocaleString('en');
  expect(page).toMatch(new RegExp(`\\| Brotli \\| ${gigabytes.toFixed(0)} \\|.*\\| ${fit} \\|`));
});
