import { expect, test } from 'vitest';
import { inRounds } from './measure.ts';
import { heapTable, linesTable, tracerTable } from './report.ts';

const rounds = (...values: number[]) => new Map(values.map((value, i) => [i + 1, value]));

test('every case is measured once a round, in turn, after a round to warm up', async () => {
  const calls: string[] = [];
  const one = (id: string) => ({ id, measure: () => calls.push(id) });
  const measured = await inRounds([one('a'), one('b')], 2);
  expect(calls.join('')).toBe('ababab');
  expect(measured.get('a')).toEqual(rounds(3, 5));
});

test('the target of reading holds for the slower of the two ways', () => {
  const times = (slower: number) =>
    new Map([
      ['sums/100000', rounds(1, 1, 1)],
      ['table/100000', rounds(1, slower, slower)],
    ]);
  expect(heapTable({ times: times(5), chunks: 1 })).toContain('met (5 ms)');
  expect(heapTable({ times: times(5.1), chunks: 1 })).toContain('**missed** (5 ms)');
});

test('a tracer that takes too long is said to have missed its target, by the ratios of the rounds', () => {
  const times = new Map([
    ['lists/alone', rounds(10, 100, 10)],
    ['lists/called', rounds(11, 110, 11)],
    ['lists/followed', rounds(16, 140, 16)],
    ['lists/told', rounds(30, 300, 30)],
    ['words/alone', rounds(10, 10, 10)],
    ['words/followed', rounds(15, 15, 30)],
  ]);
  const rows = tracerTable({ times, events: new Map([['lists', 1234]]) }).split('\n');
  const row = (name: string) => rows.find((one) => one.includes(`\`${name}\``));
  expect(row('lists')).toContain('1,234');
  expect(row('lists')).toContain('1.60 (1.40–1.60)');
  expect(row('lists')).toContain('3.00 (3.00–3.00)');
  expect(row('lists')).toContain('**missed** (1.5 ×)');
  expect(row('words')).toContain('met (1.5 ×)');
  expect(row('floats')).toContain('not measured');
  expect(row('floats')).not.toContain('met');
});

test('what a line costs is what the pass takes longer, over the lines', () => {
  const times = new Map([
    ['lines/bare', rounds(10, 20)],
    ['lines/followed', rounds(110, 120)],
  ]);
  const [, , row] = linesTable({ times, events: new Map([['lines', 50_000]]) }).split('\n');
  expect(row).toContain('2.00 µs (2.00 µs–2.00 µs)');
  expect(row).toContain('met (10 µs)');
});
