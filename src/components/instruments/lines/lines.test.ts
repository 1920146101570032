// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { GivenBack, LineReading, LoopReading } from '../../../interpreter/result.ts';
import {
  drawn,
  findingsOf,
  LANGUAGES,
  propsOf,
  rowsIn,
  sentenceOf,
  textOf,
} from '../drawn.fixture.ts';
import { loadSay } from '../say.ts';
import { lines } from './lines.ts';
import { extremes, rowsOf, unitsOf } from './rows.ts';

const SOURCE = `a = []
for i in range(9):
    for j in range(9):
        a.append(i)
    a.append(j)

big = bytearray(500)
del big  # gone`;

const line = (number: number, increment: number, held = 0, hits = 1): LineReading => ({
  ...{ line: number, increment, held, hits },
});
const loop = (from: number, to: number, increment: number): LoopReading => ({
  ...{ from, to, increment, hits: 9 },
});

const READINGS = {
  lines: [
    line(1, 0, 0),
    line(2, 900, 1200, 10),
    line(3, 20, 1100, 90),
    line(4, 200, 1000, 81),
    line(5, 80, 1200, 9),
    line(7, 5029, 6229),
    line(8, -5029, 1200),
  ],
  loops: [loop(2, 5, 1200), loop(3, 4, 220)],
};

async function shown(
  { lines: given, loops }: { lines: LineReading[] | null; loops: LoopReading[] | null },
  lang: (typeof LANGUAGES)[number] = 'en',
) {
  const findings = findingsOf({ lines: given, loops });
  return drawn(lines, { ...(await propsOf(lines, findings, { lang })), source: SOURCE });
}

describe('the rows', () => {
  test('are the lines of the code, and each loop after its last line, inner ones first', () => {
    const rows = rowsOf(SOURCE, READINGS);
    const named = rows.map((row) =>
      row.type === 'loop'
        ? [row.loop.from, row.loop.to]
        : row.type === 'line'
          ? row.line
          : row.given,
    );
    expect(named).toEqual([1, 2, 3, 4, [3, 4], 5, [2, 5], 6, 7, 8]);
  });

  test('know which shares are uncertain, and which lines did not run', () => {
    const rows = rowsOf(SOURCE, READINGS).filter((row) => row.type === 'line');
    expect(rows.filter(({ isShare }) => isShare).map((row) => row.line)).toEqual([2, 3, 4, 5]);
    expect(rows.filter(({ reading }) => reading === null).map((row) => row.line)).toEqual([6]);
  });

  test('have no total for a loop of one line: that line is the loop', () => {
    const rows = rowsOf('for i in range(3): x = i', {
      lines: [line(1, 5)],
      loops: [loop(1, 1, 5)],
    });
    expect(rows).toMatchObject([{ type: 'line', line: 1, isShare: false }]);
  });
});

describe('what took the most', () => {
  test('is a line outside of loops, or a whole loop', () => {
    expect(unitsOf(READINGS).map(({ from, to, increment }) => [from, to, increment])).toEqual([
      [1, 1, 0],
      [2, 5, 1200],
      [7, 7, 5029],
      [8, 8, -5029],
    ]);
    const { took, gave } = extremes(unitsOf(READINGS));
    expect([took?.from, gave?.from]).toEqual([7, 8]);
  });

  test('is the first of those that took the same: inside a function, not where it is called', () => {
    const { took } = extremes(unitsOf({ lines: [line(2, 100), line(9, 100)], loops: [] }));
    expect(took?.from).toBe(2);
  });

  test('is nothing where nothing stays and nothing goes', () => {
    expect(extremes(unitsOf({ lines: [line(1, 0)], loops: [] }))).toEqual({
      took: null,
      gave: null,
    });
  });
});

describe('what no line gave back', () => {
  const CODE =
    'cache = []\ndef handle(i):\n    body = bytearray(200_000)\n    cache.append(bytes(1_000))\n    return len(body)\nfor i in range(20):\n    handle(i)';
  const of = { name: 'handle', from: 2, to: 5 };
  const given: GivenBack[] = [{ by: 'return', of, line: 5, bytes: 4_000_580 }];
  const readings = {
    lines: [
      { ...line(2, 84), left: 84 },
      { ...line(3, 4_000_580, 0, 20), left: 0 },
      { ...line(4, 20_436, 0, 20), left: 20_436 },
      { ...line(5, 0, 0, 20), left: 0 },
      { ...line(6, 0), left: 0 },
      { ...line(7, 20_436, 0, 20), left: 20_436 },
    ],
    loops: [{ ...loop(6, 7, 20_436), left: 20_436 }],
  };

  const view = async (givenBack: GivenBack[], lang: (typeof LANGUAGES)[number] = 'en') =>
    drawn(lines, {
      ...(await propsOf(lines, findingsOf({ ...readings, givenBack }), { lang })),
      source: CODE,
    });

  test('is not named as what took the most: the leak is', async () => {
    for (const lang of LANGUAGES) {
      const say = await loadSay(lang);
      const unit = lang === 'en' ? 'bytes' : '字节';
      const took = say('lines-left', {
        code: 'cache.append(bytes(1_000))',
        line: 4,
        bytes: `20,436 ${unit}`,
      });
      const gave = say('lines-gave-return', { code: 'handle', bytes: `4,000,580 ${unit}` });
      expect(sentenceOf(await view(given, lang))).toBe(took + gave);
    }
  });

  test('names no function in another face than the code has', async () => {
    const root = await view(given);
    const inCode = [...root.querySelectorAll('.instrument-sentence code, .lines-loop code')];
    expect(inCode.map(textOf)).toEqual(['cache.append(bytes(1_000))', 'handle', 'handle']);
  });

  test('is a sentence of its own in the table: no line break and no indent of ours', async () => {
    const cells = [...(await view(given)).querySelectorAll('.lines-loop .lines-code')];
    expect(cells).not.toEqual([]);
    for (const cell of cells) expect(cell.textContent).toBe(textOf(cell));
  });

  test('is told from what a line gave back: then the line with the most is named', async () => {
    const say = await loadSay('en');
    const short = {
      lines: [
        { ...line(3, 9000), left: 0 },
        { ...line(6, 5000), left: 0 },
        { ...line(7, -5000), left: 0 },
      ],
      loops: [],
      givenBack: [{ ...given[0], bytes: 9000 } as GivenBack],
    };
    const root = drawn(lines, { ...(await propsOf(lines, findingsOf(short))), source: CODE });
    const took = say('lines-took', {
      code: 'body = bytearray(200_000)',
      line: 3,
      bytes: '9,000 bytes',
    });
    const gave = say('lines-gave-return', { code: 'handle', bytes: '9,000 bytes' });
    expect(sentenceOf(root)).toBe(took + gave);
  });

  test('says what is left where all else of it was given back', () => {
    const [, unit] = unitsOf({
      lines: [line(2, 0), { ...line(3, 5000), left: 200 }],
      loops: [],
      given: [{ by: 'collector', of: null, line: null, bytes: 4800 }],
    });
    expect(unit).toMatchObject({ increment: 5000, left: 200, took: 200 });
  });

  test('is not taken off a line whose bytes another line gave back', () => {
    const [unit] = unitsOf({
      lines: [{ ...line(3, 5000), left: 0 }],
      loops: [],
      given: [{ by: 'collector', of: null, line: null, bytes: 800 }],
    });
    expect(unit).toMatchObject({ increment: 5000, left: null });
  });

  test('has rows after the last line of the function, the line that waits, and all lines', async () => {
    const say = await loadSay('en');
    const wait: GivenBack = { by: 'wait', of, line: 4, bytes: 300 };
    const collector: GivenBack = { by: 'collector', of: null, line: null, bytes: 70 };
    const rows = rowsIn(await view([...given, wait, collector]));
    expect(rows[4]).toEqual([
      '4',
      say('lines-given-wait', { code: 'handle', line: 4 }),
      '−300',
      '',
      '',
    ]);
    expect(rows[6]?.slice(1)).toEqual([
      say('lines-given-return', { code: 'handle' }),
      '−4,000,580',
      '',
      '',
    ]);
    expect(rows.at(-1)?.slice(1, 3)).toEqual([say('lines-given-collector'), '−70']);
  });
});

describe('the sentence', () => {
  test('says what took and what gave back the most, in either language', async () => {
    for (const [lang, bytes] of [
      ['en', '5,029 bytes'],
      ['zh-CN', '5,029 字节'],
    ] as const) {
      const say = await loadSay(lang);
      const took = say('lines-took', { code: 'big = bytearray(500)', line: 7, bytes });
      const gave = say('lines-gave', { code: 'del big', line: 8, bytes });
      expect(sentenceOf(await shown(READINGS, lang))).toBe(took + gave);
    }
  });

  test('speaks of a loop as a whole', async () => {
    const say = await loadSay('en');
    const readings = { lines: READINGS.lines.slice(0, 5), loops: READINGS.loops };
    expect(sentenceOf(await shown(readings))).toBe(
      say('lines-took-loop', { line: 2, to: 5, bytes: '1,200 bytes' }).trim(),
    );
  });

  test('says so where nothing was taken, and where nothing was measured', async () => {
    const say = await loadSay('en');
    expect(sentenceOf(await shown({ lines: [line(1, 0)], loops: [] }))).toBe(say('lines-nothing'));
    const root = await shown({ lines: null, loops: null });
    expect(sentenceOf(root)).toBe(say('not-measured'));
    expect(root.querySelector('table')).toBeNull();
  });
});

describe('the table', () => {
  test('has line, code, increment, held and hits, as they were measured', async () => {
    const rows = rowsIn(await shown(READINGS));
    expect(rows[0]).toEqual(['1', 'a = []', '0', '0', '1']);
    expect(rows[8]).toEqual(['7', 'big = bytearray(500)', '+5,029', '6,229', '1']);
    expect(rows[9]).toEqual(['8', 'del big # gone', '−5,029', '1,200', '1']);
    expect(rows[7]).toEqual(['6', '', '', '', '']);
  });

  test('says of each share in a loop that it is uncertain, and gives the total', async () => {
    const say = await loadSay('en');
    const root = await shown(READINGS);
    const rows = rowsIn(root);
    expect(rows[1]?.[2]).toBe(`~ ${say('lines-share')}+900`);
    expect(rows[6]).toEqual(['2–5', say('lines-loop', { from: 2, to: 5 }), '+1,200', '', '']);
    expect(root.textContent).toContain(say('lines-share-note'));
    const straight = await shown({ lines: [line(1, 8)], loops: [] });
    expect(straight.textContent).not.toContain(say('lines-share-note'));
  });

  test('keeps the code exact and in its colours', async () => {
    const cells = [...(await shown(READINGS)).querySelectorAll('.lines-code code')];
    expect(cells.map((one) => one.textContent).join('\n')).toBe(SOURCE);
    expect(cells[7]?.querySelector('.tok-comment')?.textContent).toBe('# gone');
  });

  test('has bars as long as the numbers are large, of another role for what was freed', async () => {
    const root = await shown(READINGS);
    const bars = (row: number) =>
      [...(root.querySelectorAll('tbody tr')[row]?.querySelectorAll('.bar') ?? [])].map((bar) => [
        bar.className,
        bar.getAttribute('style'),
      ]);
    expect(bars(8)).toEqual([
      ['bar bar-new', 'inline-size: 100%'],
      ['bar bar-held', 'inline-size: 100%'],
    ]);
    expect(bars(9)[0]).toEqual(['bar bar-freed', 'inline-size: 100%']);
    expect(bars(6)).toEqual([['bar bar-new', 'inline-size: 23.86%']]);
    expect(bars(0)).toEqual([]);
  });

  test('stays a table to those who hear it, on a narrow screen too', async () => {
    const root = await shown(READINGS);
    expect(root.querySelector('table')?.getAttribute('role')).toBe('table');
    const all = [...root.querySelectorAll('tr, td, th, thead, tbody')];
    expect(all.filter((one) => !one.hasAttribute('role'))).toEqual([]);
    expect([...root.querySelectorAll('thead th')].map(textOf)).toHaveLength(5);
  });
});
