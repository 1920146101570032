import { expect, test } from 'vitest';
import type { LighthouseReport } from './audit.ts';
import { type Judged, lighthousePage, lossesOf, scoresOf } from './report.ts';

const report = (performance: number | null, contrast: number): LighthouseReport => ({
  lighthouseVersion: '13.5.0',
  categories: {
    performance: {
      title: 'Performance',
      score: performance,
      auditRefs: [{ id: 'lcp', weight: 25 }],
    },
    accessibility: {
      title: 'Accessibility',
      score: contrast,
      auditRefs: [
        { id: 'contrast', weight: 7 },
        { id: 'manual', weight: 0 },
      ],
    },
  },
  audits: {
    lcp: { title: 'Largest paint', score: performance, displayValue: '2.9 s' },
    contrast: { title: 'Contrast', score: contrast },
    manual: { title: 'Focus order', score: 0 },
  },
});
const judged = (...reports: LighthouseReport[]): Judged => ({
  path: '/a/',
  title: 'Lesson',
  form: 'mobile',
  reports,
});
const about = {
  date: '2026-01-02',
  machine: '2 cores',
  browser: 'Chromium 1',
  node: '24',
  rounds: 3,
  load: [0.1, 0.2],
};

test('a score is the median of the rounds, beside the least', () => {
  const [performance] = scoresOf(judged(report(0.97, 1), report(0.8, 1), report(0.96, 1)));
  expect(performance).toEqual({ category: 'Performance', median: 0.96, least: 0.8 });
});

test('a category without a score is an error, and so is a page that was not judged', () => {
  expect(() => scoresOf(judged(report(null, 1)))).toThrow('no score of Performance');
  expect(() => scoresOf(judged())).toThrow('was not judged');
});

test('what counts and is not full is listed, what only hints is not', () => {
  expect(lossesOf(judged(report(0.5, 0)))).toEqual([
    'Performance: Largest paint: 2.9 s',
    'Accessibility: Contrast',
  ]);
});

test('the page marks what misses the target', () => {
  const page = lighthousePage([judged(report(0.94, 1))], about);
  expect(page).toContain('| Lesson `/a/` | 0.94 ✗ | 1.00 |');
  expect(lighthousePage([judged(report(1, 1))], about)).toContain('Nothing that counts.');
});
