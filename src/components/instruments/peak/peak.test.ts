// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { PeakFrom } from '../../../interpreter/result.ts';
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
import { partsOf } from './parts.ts';
import { peak } from './peak.ts';

const SOURCE = 'a = bytearray(600)\nb = bytearray(100)\nc = bytes(a)';
const FROM: PeakFrom = {
  line: 3,
  lines: [
    { line: 1, bytes: 60_000 },
    { line: 2, bytes: 10_000 },
  ],
  elsewhere: 5_000,
};

async function shown(
  {
    bytes = 100_000,
    from = FROM,
    line = 3,
  }: { bytes?: number | null; from?: PeakFrom | null; line?: number },
  lang: (typeof LANGUAGES)[number] = 'en',
) {
  const findings = findingsOf({ peak: bytes, peakFrom: from }, { peakAt: { line, at: 4, of: 9 } });
  return drawn(peak, { ...(await propsOf(peak, findings, { lang })), source: SOURCE });
}

describe('the sentence', () => {
  test('says how high, on which line, and who held most of it', async () => {
    for (const [lang, bytes, held] of [
      ['en', '100,000 bytes', '75,000 bytes'],
      ['zh-CN', '100,000 字节', '75,000 字节'],
    ] as const) {
      const say = await loadSay(lang);
      const at = say('peak-at', { line: 3, code: 'c = bytes(a)', bytes });
      const from = say('peak-held', { held, code: 'a = bytearray(600)', line: 1 });
      expect(sentenceOf(await shown({}, lang))).toBe(at + from);
    }
  });

  test('does not say "most" where there is one holder', async () => {
    const from = { line: 3, lines: [{ line: 1, bytes: 60_000 }], elsewhere: 0 };
    const say = await loadSay('en');
    expect(sentenceOf(await shown({ from }))).toContain(
      say('peak-held-all', { held: '60,000 bytes', code: 'a = bytearray(600)', line: 1 }).trim(),
    );
  });

  test('names no holder where there is none', async () => {
    const root = await shown({ from: { line: 3, lines: [], elsewhere: 0 } });
    expect(sentenceOf(root)).not.toContain('held from before');
  });

  test('of a peak too small to have a line says that', async () => {
    const say = await loadSay('en');
    const root = await shown({ bytes: 84, from: null, line: 0 });
    expect(sentenceOf(root)).toBe(say('peak-small', { bytes: '84 bytes' }));
    expect(root.querySelector('table')).toBeNull();
  });

  test('says the height also where the holders could not be measured', async () => {
    const root = await shown({ from: null });
    expect(sentenceOf(root)).toContain('100,000 bytes');
    expect(root.querySelector('table')).toBeNull();
  });

  test('says where to look when nothing was measured', async () => {
    const say = await loadSay('en');
    expect(sentenceOf(await shown({ bytes: null }))).toBe(say('not-measured'));
  });
});

describe('the parts', () => {
  test('are together the whole', () => {
    const parts = partsOf(100_000, FROM);
    expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(100_000);
    expect(parts.at(-1)).toEqual({ type: 'moment', line: 3, bytes: 25_000 });
  });

  test('that are small go into one row, and nothing is a part with 0', () => {
    const lines = [
      { line: 1, bytes: 90_000 },
      { line: 2, bytes: 100 },
      { line: 5, bytes: 20 },
    ];
    expect(partsOf(90_200, { line: 2, lines, elsewhere: 80 })).toEqual([
      { type: 'line', line: 1, bytes: 90_000 },
      { type: 'others', bytes: 200 },
    ]);
  });

  test('beyond the eighth are not shown one by one', () => {
    const lines = Array.from({ length: 20 }, (_, i) => ({ line: i + 1, bytes: 5000 }));
    const parts = partsOf(100_000, { line: 2, lines, elsewhere: 0 });
    expect(parts).toHaveLength(9);
    expect(parts.at(-1)).toEqual({ type: 'others', bytes: 60_000 });
  });
});

test('the table says each part, with its code, its bytes and its share', async () => {
  const rows = rowsIn(await shown({}));
  const say = await loadSay('en');
  expect(rows).toEqual([
    ['1', 'a = bytearray(600)', '60,000', '60.0%'],
    ['2', 'b = bytearray(100)', '10,000', '10.0%'],
    ['', say('peak-elsewhere'), '5,000', '5.0%'],
    ['3', `c = bytes(a) ${say('peak-moment')}`, '25,000', '25.0%'],
    ['', say('peak-whole'), '100,000', '100%'],
  ]);
});

test('the bar carries the numbers of its lines where there is room, and is explained', async () => {
  const root = await shown({});
  expect([...root.querySelectorAll('.stack b')].map(textOf)).toEqual(['1', '2', '3']);
  const shares = [...root.querySelectorAll('.stack > span')].map((one) =>
    one.getAttribute('style'),
  );
  expect(shares).toEqual(['0.6000', '0.1000', '0.0500', '0.2500'].map((n) => `flex-grow: ${n}`));
  expect(root.querySelectorAll('.legend li')).toHaveLength(3);
});
