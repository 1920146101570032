import { describe, expect, test } from 'vitest';
import { labels, recording } from '../../content/recording.fixture.ts';
import type { ChartLabels } from '../../content/recording-labels.ts';
import { wordsOf } from '../shared/words.ts';
import { chartByCase, chartByVersion } from './model.ts';

const MIB = 1024 * 1024;
const words = wordsOf('en');
const source = { recording, labels, words };
const [resident, split, codes, overVersions] = labels.charts as [
  ChartLabels,
  ChartLabels,
  ChartLabels,
  ChartLabels,
];

describe('a chart of one version at a time', () => {
  const { chart, cells } = chartByCase(source, resident);

  test('has a row for each reading that some version has', () => {
    expect(chart.groups).toEqual([
      {
        label: 'One large',
        rows: [
          { key: 'one-large/full', label: 'all alive', unit: 'bytes' },
          { key: 'one-large/dropped', label: 'dropped', unit: 'bytes' },
          { key: 'one-large/trimmed', label: 'trimmed', unit: 'bytes' },
        ],
      },
    ]);
  });

  test('has the medians and spreads of each version', () => {
    expect(cells['3.8.18']).toEqual({
      'one-large/full': { parts: [101 * MIB], least: 100 * MIB, most: 102 * MIB },
      'one-large/dropped': { parts: [0], least: 0, most: 0 },
      'one-large/trimmed': { parts: [-2 * MIB], least: -2 * MIB, most: -2 * MIB },
    });
    expect(cells['3.13.0']).not.toHaveProperty(['one-large/trimmed']);
  });

  test('has one scale for all versions, with zero on it', () => {
    expect([chart.low, chart.high]).toEqual([-2 * MIB, 200 * MIB]);
  });

  test('is in the page’s language', () => {
    const chinese = chartByCase({ ...source, words: wordsOf('zh-CN') }, resident).chart;
    expect(chinese.title).toBe('中 Resident');
    expect(chinese.groups[0]?.rows[0]?.label).toBe('中 all alive');
  });
});

test('parts are stacked, and the spread is that of their sum in each run', () => {
  const { chart, cells } = chartByCase(source, split);
  expect(chart.parts).toEqual([words.labels['part-anon'], words.labels['part-file']]);
  expect(chart.groups.map(({ label }) => label)).toEqual(['Mapped']);
  expect(cells['3.13.0']).toEqual({
    'mapped/all': { parts: [2 * MIB, 62 * MIB], least: 64 * MIB, most: 64 * MIB },
  });
  expect(cells['3.8.18']).toEqual({});
});

test('what was not possible says why; return codes do not stretch the scale', () => {
  const { chart, cells } = chartByCase(source, codes);
  const why = words.labels['impossible-no-memory-group'];
  expect(cells['3.8.18']).toEqual({ 'killed/blocks': why, 'killed/return-code': why });
  expect(cells['3.13.0']?.['killed/return-code']).toEqual({ parts: [-9], least: -9, most: -9 });
  expect([chart.low, chart.high]).toEqual([0, 9]);
});

test('versions can stand one below the other', () => {
  const { chart, cells } = chartByVersion(source, overVersions);
  expect(chart.groups).toEqual([
    {
      label: 'One large',
      rows: [
        { key: 'one-large/full/3.8.18', label: '3.8.18', unit: 'bytes' },
        { key: 'one-large/full/3.13.0', label: '3.13.0', unit: 'bytes' },
      ],
    },
  ]);
  expect(Object.keys(cells)).toHaveLength(2);
});
