// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Findings, only } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import { failedResult, stoppedResult } from '../../interpreter/unfinished.ts';
import { runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import { findingsOf, sentenceOf, textOf } from './drawn.fixture.ts';
import { type AnyInstrument, type InstrumentId, INSTRUMENTS, type Props } from './instrument.ts';
import { InstrumentPanel } from './panel.ts';
import { LOADERS } from './registry.ts';
import { loadSay, type Say } from './say.ts';

const words = wordsOf('en');
let place: HTMLElement;
let say: Say;
/** What the panel has asked for, and how each of these ends. */
let asked: { passes: readonly SecondPass[]; end: () => void; fail: (error: Error) => void }[];
let stop: () => void;

beforeEach(async () => {
  place = document.body.appendChild(document.createElement('div'));
  say = await loadSay('en');
  asked = [];
  stop = vi.fn();
});

afterEach(() => {
  place.remove();
});

function create(...chosen: InstrumentId[]): Promise<InstrumentPanel> {
  const measure = (passes: readonly SecondPass[]) =>
    new Promise<void>((resolve, reject) => {
      asked.push({ passes, end: resolve, fail: reject });
    });
  return InstrumentPanel.create({ place, id: 'cell', chosen, words, measure, stop });
}

const tabs = () => [...place.querySelectorAll<HTMLElement>('[role=tab]')];
const tab = (id: InstrumentId) => {
  const found = tabs().find((one) => textOf(one) === say(`tab-${id}`));
  if (found === undefined) throw new Error(`There is no tab ${id}.`);
  return found;
};
const status = () => textOf(place.querySelector('[role=status]'));
const button = (name: string) =>
  [...place.querySelectorAll('button')].find((one) => textOf(one) === name);
const openTab = () => tabs().find((one) => one.getAttribute('aria-selected') === 'true');
/** The open instrument is loaded and drawn. */
const isDrawn = () =>
  vi.waitFor(() => {
    expect(place.querySelector('.instrument-sentence')).not.toBeNull();
  });
const isAsked = (times: number) =>
  vi.waitFor(() => {
    expect(asked).toHaveLength(times);
  });

const SAMPLES = [10, 10, 10, 10, 10];
const growing = () => findingsOf({ growth: { bytesPerCall: 0, samples: SAMPLES } });
const line = (increment: number) => ({ line: 1, increment, held: increment, hits: 1 });

/** As if the passes had run over these findings. */
function measured(before: Findings, passes: readonly SecondPass[], increment = 500): Findings {
  const result = { ...before.result, lines: [line(increment)], loops: [], peak: increment };
  return { ...before, result, passes: [...before.passes, ...passes] };
}

describe('the tabs', () => {
  test('are those that the lesson has chosen, the first one open', async () => {
    const panel = await create('growth', 'lines');
    panel.show(growing(), 'x = 1');
    await isDrawn();
    expect(tabs().map(textOf)).toEqual([say('tab-growth'), say('tab-lines')]);
    expect(openTab()).toBe(tab('growth'));
    expect(place.querySelector('[role=tabpanel]')?.getAttribute('aria-labelledby')).toBe(
      tab('growth').id,
    );
    expect(sentenceOf(place)).toContain(say('growth-nothing', { calls: 3 }));
  });

  test('without a choice are behind a button, which brings all and takes the focus along', async () => {
    const panel = await create();
    panel.show(growing(), 'x = 1');
    expect(place.querySelector<HTMLElement>('[role=tablist]')?.hidden).toBe(true);
    button(say('more'))?.click();
    expect(tabs()).toHaveLength(INSTRUMENTS.length);
    expect(document.activeElement).toBe(tabs()[0]);
    expect(button(say('more'))).toBeUndefined();
    expect(openTab()).toBeUndefined();
    expect(tabs().filter(({ tabIndex }) => tabIndex === 0)).toEqual([tabs()[0]]);
    expect(asked).toEqual([]);
  });

  test('are walked along by arrow keys, Home and End, which open what they reach', async () => {
    const panel = await create('growth', 'lines', 'types');
    panel.show(growing(), 'x = 1');
    const press = (key: string) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    tab('growth').focus();
    const walked = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'x'];
    const reached = walked.map((key) => {
      press(key);
      expect(document.activeElement).toBe(openTab());
      return textOf(openTab() ?? null);
    });
    const names = ['lines', 'types', 'growth', 'types', 'growth', 'types', 'types'] as const;
    expect(reached).toEqual(names.map((id) => say(`tab-${id}`)));
    expect(tabs().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
  });

  test('say of what is in them that it was measured just now', async () => {
    const panel = await create('growth');
    panel.show(growing(), 'x = 1');
    await isDrawn();
    expect(place.querySelector('.chip-live')?.getAttribute('title')).toBe(
      words.labels['label-live-long'],
    );
  });
});

describe('passes', () => {
  test('that the open tab lacks are asked for, in their order, and what they find is drawn', async () => {
    const panel = await create('peak');
    const bare = findingsOf({});
    panel.show(bare, 'x = 1');
    expect(panel.passes).toEqual(['lines', 'peak']);
    await isAsked(1);
    expect(asked[0]?.passes).toEqual(['lines', 'peak']);
    expect(panel.isMeasuring).toBe(true);
    expect(status()).toBe(say('measuring'));
    panel.add(measured(bare, ['lines', 'peak'], 90));
    asked[0]?.end();
    await isDrawn();
    expect(sentenceOf(place)).toContain(say('peak-small', { bytes: '90 bytes' }));
    expect(status()).toBe('');
    expect(panel.isMeasuring).toBe(false);
  });

  test('that have run already are not asked for', async () => {
    const panel = await create('lines');
    panel.show(measured(findingsOf({}), ['lines']), 'x = 1');
    await isDrawn();
    expect(asked).toEqual([]);
  });

  test('go on while another tab is opened, whose own come after them', async () => {
    const panel = await create('lines', 'collector');
    const bare = findingsOf({});
    panel.show(bare, 'x = 1');
    await isAsked(1);
    tab('collector').click();
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    const withLines = measured(bare, ['lines']);
    panel.add(withLines);
    asked[0]?.end();
    await isAsked(2);
    expect(asked[1]?.passes).toEqual(['collector']);
    panel.add(measured(withLines, ['collector']));
    asked[1]?.end();
    await isDrawn();
    expect(place.querySelector('[data-instrument=collector]')).not.toBeNull();
    tab('lines').click();
    await isDrawn();
    expect(asked).toHaveLength(2);
  });

  test('can be stopped, are not asked for again by themselves, but on request', async () => {
    const panel = await create('lines');
    const bare = findingsOf({});
    panel.show(bare, 'x = 1');
    await isAsked(1);
    button(words.labels.stop)?.click();
    expect(stop).toHaveBeenCalledTimes(1);
    asked[0]?.end(); // nothing was added
    await vi.waitFor(() => {
      expect(status()).toBe(say('cut-short'));
    });
    expect(asked).toHaveLength(1);
    button(words.labels['try-again'])?.click();
    await isAsked(2);
    panel.add(measured(bare, ['lines']));
    asked[1]?.end();
    await isDrawn();
    expect(status()).toBe('');
  });

  test('for which Python cannot start say why, and may be tried again', async () => {
    const panel = await create('lines');
    panel.show(findingsOf({}), 'x = 1');
    await isAsked(1);
    asked[0]?.fail(new Error('No line.'));
    await vi.waitFor(() => {
      expect(status()).toContain('No line.');
    });
    button(words.labels['try-again'])?.click();
    await isAsked(2);
  });

  test('of a run that another has replaced are forgotten', async () => {
    const panel = await create('lines');
    panel.show(only(runWith({ runId: 1 })), 'x = 1');
    await isAsked(1);
    const later = only(runWith({ runId: 2 }));
    panel.show(later, 'x = 2');
    asked[0]?.end(); // stopped by the new run
    await isAsked(2);
    expect(status()).toBe(say('measuring'));
    panel.add(measured(later, ['lines'], 7));
    asked[1]?.end();
    await isDrawn();
    expect(sentenceOf(place)).toContain('7 bytes');
  });

  test('that went another way say so under the instrument', async () => {
    const panel = await create('lines');
    panel.show(findingsOf({ notes: ['lines-differ'] }, { passes: ['lines'] }), 'x = 1');
    await isDrawn();
    expect(sentenceOf(place)).toContain(say('not-measured'));
    expect([...place.querySelectorAll('.notes li')].map(textOf)).toEqual([
      words.labels['note-lines-differ'],
    ]);
  });

  test('are not wasted where nothing is watched', async () => {
    const panel = await create('references');
    panel.show(findingsOf({}), 'x = 1');
    await isDrawn();
    expect(asked).toEqual([]);
    expect(sentenceOf(place)).toContain(say('refs-none').replaceAll('`', ''));
  });
});

describe('a run that was stopped', () => {
  test.each([
    ['by an interrupt', only(runWith({ status: 'stopped' }))],
    ['by replacing Python', only(stoppedResult(1, { stdout: '', stderr: '' }))],
  ])('%s has nothing to measure, and says so', async (_, findings) => {
    const panel = await create('lines');
    panel.show(findings, 'while True: pass');
    await vi.waitFor(() => {
      expect(status()).toBe(say('run-stopped'));
    });
    expect(asked).toEqual([]);
    expect(button(words.labels['try-again'])).toBeUndefined();
  });
});

describe('a run that came to nothing by itself', () => {
  const gone = { stdout: '', stderr: '' };
  test.each([
    ['broke Python', only(failedResult(1, gone, 'overflow')), () => say('run-broke')],
    [
      'was never compiled',
      only(runWith({ status: 'failed', notes: ['not-compiled'] })),
      () => words.labels['note-not-compiled'],
    ],
  ])('which %s says that, not that it was stopped', async (_, findings, sentence) => {
    const panel = await create('lines');
    panel.show(findings, 'def f(:');
    await vi.waitFor(() => {
      expect(status()).toBe(sentence());
    });
    expect(asked).toEqual([]);
  });
});

describe('an instrument that cannot be loaded', () => {
  const load = LOADERS.growth;
  const loadLines = LOADERS.lines;
  afterEach(() => {
    if (load) LOADERS.growth = load;
    if (loadLines) LOADERS.lines = loadLines;
  });

  test('says so also when its passes come after', async () => {
    LOADERS.lines = () => Promise.reject(new Error('offline'));
    const panel = await create('lines');
    const bare = findingsOf({});
    panel.show(bare, 'x = 1');
    await isAsked(1);
    panel.add(measured(bare, ['lines']));
    asked[0]?.end();
    await vi.waitFor(() => {
      expect(panel.isMeasuring).toBe(false);
    });
    expect(status()).toBe(say('not-loaded'));
  });

  test('says so, and comes when it is tried again', async () => {
    LOADERS.growth = () => Promise.reject(new Error('offline'));
    const panel = await create('growth');
    panel.show(growing(), 'x = 1');
    await vi.waitFor(() => {
      expect(status()).toBe(say('not-loaded'));
    });
    if (load) LOADERS.growth = load;
    button(words.labels['try-again'])?.click();
    await isDrawn();
    expect(status()).toBe('');
  });
});

describe('findings that make no sense', () => {
  test('are said not to be drawn, and the other tabs stay', async () => {
    const panel = await create('growth', 'types');
    const broken = findingsOf({ growth: { bytesPerCall: 0, samples: SAMPLES } });
    Object.defineProperty(broken.result, 'growth', {
      get: () => {
        throw new Error('No such call.');
      },
    });
    panel.show(broken, 'x = 1');
    await vi.waitFor(() => {
      expect(status()).toBe(say('not-drawn', { error: 'Error: No such call.' }));
    });
    tab('types').click();
    await isDrawn();
    expect(status()).toBe('');
  });
});

describe('an instrument that has something drawn elsewhere', () => {
  const load = LOADERS.growth;
  afterEach(() => {
    if (load) LOADERS.growth = load;
  });

  test('hears when it is seen no more: another tab, a run that begins, one that has ended', async () => {
    const leave = vi.fn();
    LOADERS.growth = async () => ({ ...(await load?.()), leave }) as AnyInstrument;
    const panel = await create('growth', 'types');
    panel.show(growing(), 'x = 1');
    await isDrawn();
    expect(leave).not.toHaveBeenCalled();
    tab('types').click();
    expect(leave).toHaveBeenCalledTimes(1);
    tab('growth').click();
    panel.begin();
    expect(leave).toHaveBeenCalledTimes(2);
    panel.show(growing(), 'x = 1');
    expect(leave).toHaveBeenCalledTimes(3);
  });

  test('whose news is of an older run changes nothing in the newer one', async () => {
    const panel = await create('references', 'growth');
    let news: (() => void) | null = null;
    LOADERS.growth = async () =>
      ({
        ...(await load?.()),
        paint: (_: HTMLElement, { set }: Props<object>) => {
          news = () => set({});
        },
      }) as unknown as AnyInstrument;
    panel.show(growing(), 'x = 1');
    tab('growth').click();
    await isDrawn();
    const old = news;
    panel.show(only(stoppedResult(1, { stdout: '', stderr: '' })), 'x = 1');
    expect(old).not.toBeNull();
    (old as (() => void) | null)?.();
    panel.show(growing(), 'x = 1');
    await isDrawn();
    expect(sentenceOf(place)).toContain(say('growth-nothing', { calls: 3 }));
  });
});

describe('what the reader has chosen in an instrument', () => {
  const counts = [1, 2, 1].map((count, i) => ({ step: i + 1, line: i + 1, count }));
  const watched = [{ name: 'a', counts, died: null }];

  const watching = (runId: number) => ({
    ...only(runWith({ runId, watched })),
    watchedNames: ['a'],
    passes: ['references', 'lines'] as SecondPass[],
  });
  const slider = () => place.querySelector<HTMLInputElement>('input[type=range]');

  test('is kept while another tab is open, and forgotten by the next run', async () => {
    const panel = await create('references', 'growth');
    panel.show(watching(1), 'a\nb\nc');
    await isDrawn();
    button('◀')?.click();
    expect(slider()?.value).toBe('2');
    tab('growth').click();
    await isDrawn();
    tab('references').click();
    await isDrawn();
    expect(slider()?.value).toBe('2');
    panel.show(watching(2), 'a\nb\nc');
    await isDrawn();
    expect(slider()?.value).toBe('3');
  });

  test('begins with what was found, not with what was still to be measured', async () => {
    const panel = await create('references');
    const bare = { ...only(runWith()), watchedNames: ['a'] };
    panel.show(bare, 'a\nb\nc');
    await isAsked(1);
    panel.add(watching(1));
    asked[0]?.end();
    await isDrawn();
    expect(slider()?.value).toBe('3');
  });
});
