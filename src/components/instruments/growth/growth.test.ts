// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { bytesPerCall } from '../../../interpreter/growth.ts';
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
import { fitOf, rangeOf } from './fit.ts';
import { growth } from './growth.ts';

/** Twenty calls, each of which adds so much; the first ones more. */
const climbing = (each: number) => Array.from({ length: 20 }, (_, i) => 500 + each * (i + 1));

function found(samples: number[]) {
  return findingsOf({ growth: { bytesPerCall: bytesPerCall(samples) ?? 0, samples } });
}

async function shown(samples: number[], lang: (typeof LANGUAGES)[number] = 'en') {
  return drawn(growth, await propsOf(growth, found(samples), { lang }));
}

describe('the sentence', () => {
  test('does not say that growth was not called when its readings were disturbed', async () => {
    const props = await propsOf(growth, findingsOf({ growth: null, notes: ['growth-disturbed'] }));
    expect(sentenceOf(drawn(growth, props))).toBe(props.say('not-measured'));
  });

  test.each([
    [1048, 'growth-keeps', '1,048 bytes', '1,048 字节'],
    [0, 'growth-nothing', '', ''],
    [-16, 'growth-gives-back', '16 bytes', '16 字节'],
    [1, 'growth-keeps', '1 byte', '1 字节'],
  ] as const)('for %i bytes a call is %s', async (each, key, english, chinese) => {
    for (const [lang, bytes] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const say = await loadSay(lang);
      expect(sentenceOf(await shown(climbing(each), lang))).toBe(say(key, { bytes, calls: '15' }));
    }
  });

  test('never says that something is nothing', async () => {
    const slow = { bytesPerCall: 0.4, samples: climbing(0) };
    const root = drawn(growth, await propsOf(growth, findingsOf({ growth: slow })));
    expect(sentenceOf(root)).toContain('Keeps 1 byte');
  });

  test('says how to get it where `growth` was not called, and shows nothing', async () => {
    for (const lang of LANGUAGES) {
      const root = drawn(growth, await propsOf(growth, findingsOf({}), { lang }));
      const say = await loadSay(lang);
      expect(sentenceOf(root)).toBe(say('growth-none').replaceAll('`', ''));
      expect(root.querySelector('svg, table')).toBeNull();
    }
  });
});

describe('several calls', () => {
  const reading = (samples: number[], line?: number) => ({
    bytesPerCall: bytesPerCall(samples) ?? 0,
    samples,
    ...(line === undefined ? {} : { line }),
  });
  const several = findingsOf({
    growth: reading(climbing(0)),
    earlierGrowth: [reading(climbing(1045), 5)],
  });

  test('are all shown, in their order, by their lines where these are known', async () => {
    for (const lang of LANGUAGES) {
      const props = await propsOf(growth, several, { lang });
      const root = drawn(growth, props);
      const { say } = props;
      expect(sentenceOf(root)).toBe(say('growth-several', { count: '2' }).replaceAll('`', ''));
      const bytes = lang === 'en' ? '1,045 bytes' : '1,045 字节';
      expect([...root.querySelectorAll('.growth-each > p:first-child')].map(textOf)).toEqual([
        `${say('growth-each-line', { at: '1', line: '5' })} ${say('growth-keeps', { bytes, calls: '15' })}`,
        `${say('growth-each', { at: '2' })} ${say('growth-nothing', { calls: '15' })}`,
      ]);
      expect(root.querySelectorAll('.growth-each svg')).toHaveLength(2);
      expect(root.querySelectorAll('.growth-each table')).toHaveLength(2);
    }
  });
});

describe('the plot', () => {
  test('has a dot for each call; those of the warm-up are hollow', async () => {
    const root = await shown(climbing(100));
    const dots = (role: string) =>
      root.querySelector(`.plot-dots.${role}`)?.getAttribute('d')?.match(/M/g)?.length;
    expect([dots('outer'), dots('hole'), dots('held')]).toEqual([5, 5, 15]);
  });

  test('is said in words, and its line tells a leak from none', async () => {
    const leak = await shown(climbing(100));
    expect(leak.querySelector('svg')?.getAttribute('aria-label')).toMatch(/600 bytes.+2,500 bytes/);
    expect(leak.querySelector('.plot-fit.grows')).not.toBeNull();
    expect((await shown(climbing(0))).querySelector('.plot-fit.grows')).toBeNull();
  });

  test('counts the calls from 1', async () => {
    const texts = [...(await shown(climbing(1))).querySelectorAll('.plot-x span')].map(textOf);
    expect(texts).toEqual(['1', '5', '10', '15', '20']);
  });
});

test('the table has every call, what it added, and which were the warm-up', async () => {
  const rows = rowsIn(await shown([40, 1000, 980, 1000, 1000, 1000, 1000, 1000]));
  expect(rows).toHaveLength(8);
  expect(rows[0]).toEqual(['1 (warm-up)', '+40', '+40']);
  expect(rows[2]).toEqual(['3', '+980', '−20']);
  expect(rows[7]).toEqual(['8', '+1,000', '0']);
});

describe('the fit', () => {
  test('goes through readings that lie on a line', () => {
    const samples = climbing(100);
    const fit = fitOf(samples, 100);
    expect(fit).toEqual({ warmUp: 5, from: samples[5], to: samples[19] });
  });

  test('is not moved by one reading far away', () => {
    const samples = climbing(100);
    samples[12] = 1_000_000;
    expect(fitOf(samples, 100)).toMatchObject({ from: climbing(100)[5] });
  });

  test('and all readings lie in what is shown, with 0', () => {
    const samples = [-50, 300, 200, 250, 240];
    const { low, high } = rangeOf(samples, fitOf(samples, -10));
    expect(low).toBe(-50);
    expect(high).toBe(300);
    expect(rangeOf([0, 0, 0], fitOf([0, 0, 0], 0))).toEqual({ low: 0, high: 100 });
  });
});
