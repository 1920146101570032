import { beforeAll, describe, expect, test } from 'vitest';
import { bytesPerCall, callersOf, Growth, warmUpOf } from './growth.ts';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

describe('the slope', () => {
  const line = (calls: number, each: number) => Array.from({ length: calls }, (_, i) => i * each);

  test.each([
    [20, 0],
    [20, 1048],
    [4, -16],
    [5000, 40],
  ])('of %i calls that keep %i bytes each is that', (calls, each) => {
    expect(bytesPerCall(line(calls, each))).toBe(each);
  });

  test('is not bent by what the first calls fill, nor by a list that makes room now and then', () => {
    const samples = line(40, 100).map(
      (bytes, i) => bytes + (i > 3 ? 9000 : 0) + (i > 30 ? 500 : 0),
    );
    expect(bytesPerCall(samples)).toBe(100);
  });

  test('is unknown after the warm-up where there are not two calls', () => {
    expect([0, 1, 2, 3].map((calls) => bytesPerCall(line(calls, 8)))).toEqual([null, null, 8, 8]);
    expect([0, 1, 2, 3, 4, 8, 40].map(warmUpOf)).toEqual([0, 0, 0, 1, 2, 2, 10]);
  });

  test('of a hundred thousand calls compares a bounded number of pairs', () => {
    // All pairs would be three thousand million.
    expect(bytesPerCall(line(100_000, 24))).toBe(24);
  });
});

describe('a measurement', () => {
  const measure = (growth: Growth, calls: number, samples: number) => {
    growth.begin(1000, calls);
    for (let i = 1; i <= samples; i += 1) growth.sample(1000 + 8 * i);
    return growth.end();
  };

  test('that came to its end is the reading; one that failed leaves the last that did', () => {
    const growth = new Growth();
    expect(measure(growth, 8, 8)).toBe(8);
    expect(measure(growth, 8, 5)).toBeNull();
    expect(growth.reading).toEqual({ bytesPerCall: 8, samples: [8, 16, 24, 32, 40, 48, 56, 64] });
    expect(growth.earlier).toEqual([]);
    expect(growth.isDisturbed).toBe(false);
  });

  test('with more readings than calls is worth nothing, whatever comes later', () => {
    const growth = new Growth();
    measure(growth, 8, 9);
    measure(growth, 8, 8);
    expect([growth.isDisturbed, growth.reading]).toEqual([true, null]);
  });

  test('does not take the place of those before it; of very many the first and the last are kept', () => {
    const growth = new Growth();
    for (let calls = 8; calls < 38; calls += 1) measure(growth, calls, calls);
    expect(growth.earlier.map(({ samples }) => samples.length)).toEqual(
      Array.from({ length: 19 }, (_, i) => 8 + i),
    );
    expect([growth.reading?.samples.length, growth.isCut]).toEqual([37, true]);
  });

  test('with very many samples is kept as the last one only', () => {
    const growth = new Growth();
    for (const calls of [60_000, 8, 9]) measure(growth, calls, calls);
    expect(growth.earlier.map(({ samples }) => samples.length)).toEqual([8]);
    expect([growth.reading?.samples.length, growth.isCut]).toEqual([9, true]);
  });

  test('cannot begin within another', () => {
    const growth = new Growth();
    expect([growth.begin(0, 4), growth.begin(0, 4)]).toEqual([true, false]);
  });
});

test.each([
  ['from freed import growth\n\ngrowth(int)', 3],
  ['from freed import growth\nfor f in fs:\r\n    growth(f)', 3],
  ['import freed\nfreed.growth(int)', 2],
  ['from freed import growth\ngrowth(int); growth(str)', null],
  ['from freed import growth\ng = growth\ng(int); growth(int)', null],
  ['from freed import growth\ng = growth\ng(int)', null],
  ['from freed import growth as g\ng(int)', null],
])('%j calls growth from line %j, as far as its text tells', (source, line) => {
  expect(callersOf(source, 'cell.py')).toEqual({ filename: 'cell.py', line });
});

describe('in a cell', () => {
  let session: Session;

  beforeAll(async () => {
    session = await restoreNodeSession();
  });

  const run = (source: string) =>
    session.run({
      runId: 1,
      source: `from freed import growth\n${source}`,
      pass: 'bytes',
      filename: 'cell.py',
    }).result;

  test('a function that keeps nothing keeps 0.0', () => {
    const { stdout, growth } = run('print(growth(lambda: bytearray(1000)))');
    expect([stdout, growth?.bytesPerCall]).toEqual(['0.0\n', 0]);
  });

  test('one that keeps a block keeps it to the byte', () => {
    const source =
      'chain = None\ndef keep():\n    global chain\n    chain = chain, bytearray(1000)\nprint(growth(keep, 40))';
    expect(run(source).stdout).toBe('1080.0\n'); // 1,040 and a tuple of 40
  });

  const linesOf = ({ growth, earlierGrowth }: ReturnType<typeof run>) =>
    [...(earlierGrowth ?? []), growth].map((one) => [one?.line, one && one.bytesPerCall > 1000]);

  test('two calls are two readings, each with its line', () => {
    const source =
      'a = []\ngrowth(lambda: a.append(bytearray(1000)), times=10)\ngrowth(lambda: None, times=10)';
    expect(linesOf(run(source))).toEqual([
      [3, true],
      [4, false],
    ]);
  });

  test('the line is known under any name, and where one line calls again and again', () => {
    expect(linesOf(run('g = growth\ng(int, 8)\ng(int, 8)'))).toEqual([
      [3, false],
      [4, false],
    ]);
    expect(linesOf(run('for _ in range(2):\n    growth(int, 8)'))).toEqual([
      [3, false],
      [3, false],
    ]);
  });

  test('a line of another file is not said to be one of the cell', () => {
    const source =
      'exec(compile("growth(int, 8)", "other.py", "exec"))\nexec(compile("growth(int, 8)", "other.py", "exec"))';
    expect(linesOf(run(source))).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
  });

  test.each(['1e300', '2.5', '-1', '"x"'])('%s is no line of a call', (line) => {
    const source = `f = growth\nf(int, 8)\nfrom freed import _probe\n_probe._growth_line(${line}, "cell.py")`;
    const { growth } = run(`${source}\nf = growth`);
    expect(growth?.line).toBe(3);
    const alone = run(
      `exec(compile("growth(int, 8)", "x", "exec"))\n${source.slice(source.indexOf('from'))}\ngrowth`,
    );
    expect([alone.growth === null, alone.growth?.line]).toEqual([false, undefined]);
  });

  test('one that calls growth is refused, and the next one is measured', () => {
    const { error } = run('growth(lambda: growth(int, 4), 8)');
    expect(error).toMatchObject({ type: 'RuntimeError' });
    expect(run('growth(int, 8)').growth?.bytesPerCall).toBe(0);
  });

  test('one that fails on the way has no reading', () => {
    const source = 'n = iter(range(5))\ngrowth(lambda: next(n), 8)';
    expect(run(source)).toMatchObject({ error: { type: 'StopIteration' }, growth: null });
  });

  test.each(['"many"', '2.5', 'None'])('%s is no number of times', (times) => {
    expect(run(`growth(int, ${times})`)).toMatchObject({ error: { type: 'TypeError' } });
    expect(run('growth(int, 8)').notes).toEqual([]);
  });
});
