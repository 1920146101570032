// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Findings, only } from '../../interpreter/findings.ts';
import type { PageInterpreter } from '../../interpreter/client.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
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
let asked: {
  cell: CellCode;
  found: Findings;
  passes: readonly SecondPass[];
  end: (findings: Findings) => void;
  fail: (error: Error) => void;
}[];
let stop: () => Promise<void>;

beforeEach(async () => {
  place = document.body.appendChild(document.createElement('div'));
  say = await loadSay('en');
  asked = [];
  stop = vi.fn(() => Promise.resolve());
});

afterEach(() => {
  place.remove();
});

function create(...chosen: InstrumentId[]): Promise<InstrumentPanel> {
  const more: PageInterpreter['more'] = (cell, found, _listener, passes) =>
    new Promise((resolve, reject) => {
      asked.push({ cell, found, passes, end: resolve, fail: reject });
    });
  const interpreter = () => Promise.resolve({ more, stop });
  return InstrumentPanel.create({ place, id: 'cell', chosen, words, interpreter });
}

const code = (source: string): CellCode => ({ id: 'cell', source, needs: [] });
/** As the interpreter ends passes that were stopped. */
const stopped = () => only(runWith({ status: 'stopped' }));

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
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), bare);
    expect(panel.passes).toEqual(['lines', 'peak']);
    await isAsked(1);
    expect(asked[0]?.passes).toEqual(['lines', 'peak']);
    expect(panel.isMeasuring).toBe(true);
    expect(status()).toBe(say('measuring'));
    asked[0]?.end(measured(bare, ['lines', 'peak'], 90));
    await isDrawn();
    expect(sentenceOf(place)).toContain(say('peak-small', { bytes: '90 bytes' }));
    expect(status()).toBe('');
    expect(panel.isMeasuring).toBe(false);
  });

  test('that have run already are not asked for', async () => {
    const panel = await create('lines');
    panel.show(code('x = 1'), measured(findingsOf({}), ['lines']));
    await isDrawn();
    expect(asked).toEqual([]);
  });

  test('go on while another tab is opened, whose own come after them', async () => {
    const panel = await create('lines', 'collector');
    const bare = findingsOf({});
    panel.show(code('x = 1'), bare);
    await isAsked(1);
    tab('collector').click();
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    const withLines = measured(bare, ['lines']);
    asked[0]?.end(withLines);
    await isAsked(2);
    expect(asked[1]?.passes).toEqual(['collector']);
    asked[1]?.end(measured(withLines, ['collector']));
    await isDrawn();
    expect(place.querySelector('[data-instrument=collector]')).not.toBeNull();
    tab('lines').click();
    await isDrawn();
    expect(asked).toHaveLength(2);
  });

  test('can be stopped, are not asked for again by themselves, but on request', async () => {
    const panel = await create('lines');
    const bare = findingsOf({});
    panel.show(code('x = 1'), bare);
    await isAsked(1);
    button(words.labels.stop)?.click();
    await vi.waitFor(() => {
      expect(stop).toHaveBeenCalledTimes(1);
    });
    asked[0]?.end(stopped());
    await vi.waitFor(() => {
      expect(status()).toBe(say('cut-short'));
    });
    expect(asked).toHaveLength(1);
    button(words.labels['try-again'])?.click();
    await isAsked(2);
    asked[1]?.end(measured(bare, ['lines']));
    await isDrawn();
    expect(status()).toBe('');
  });

  test('for which Python cannot start say why, and may be tried again', async () => {
    const panel = await create('lines');
    panel.show(code('x = 1'), findingsOf({}));
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
    panel.show(code('x = 1'), only(runWith({ runId: 1 })));
    await isAsked(1);
    const later = only(runWith({ runId: 2 }));
    panel.show(code('x = 2'), later);
    asked[0]?.end(stopped()); // by the new run
    await isAsked(2);
    expect(status()).toBe(say('measuring'));
    asked[1]?.end(measured(later, ['lines'], 7));
    await isDrawn();
    expect(sentenceOf(place)).toContain('7 bytes');
  });

  test('that went another way say so under the instrument', async () => {
    const panel = await create('lines');
    panel.show(code('x = 1'), findingsOf({ notes: ['lines-differ'] }, { passes: ['lines'] }));
    await isDrawn();
    expect(sentenceOf(place)).toContain(say('not-measured'));
    expect([...place.querySelectorAll('.notes li')].map(textOf)).toEqual([
      words.labels['note-lines-differ'],
    ]);
  });

  test('are not wasted where nothing is watched', async () => {
    const panel = await create('references');
    panel.show(code('x = 1'), findingsOf({}));
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
    panel.show(code('while True: pass'), findings);
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
    panel.show(code('def f(:'), findings);
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
    panel.show(code('x = 1'), bare);
    await isAsked(1);
    asked[0]?.end(measured(bare, ['lines']));
    await vi.waitFor(() => {
      expect(panel.isMeasuring).toBe(false);
    });
    expect(status()).toBe(say('not-loaded'));
  });

  test('says so, and comes when it is tried again', async () => {
    LOADERS.growth = () => Promise.reject(new Error('offline'));
    const panel = await create('growth');
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), broken);
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
    panel.show(code('x = 1'), growing());
    await isDrawn();
    expect(leave).not.toHaveBeenCalled();
    tab('types').click();
    expect(leave).toHaveBeenCalledTimes(1);
    tab('growth').click();
    panel.begin();
    expect(leave).toHaveBeenCalledTimes(2);
    panel.show(code('x = 1'), growing());
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
    panel.show(code('x = 1'), growing());
    tab('growth').click();
    await isDrawn();
    const old = news;
    panel.show(code('x = 1'), only(stoppedResult(1, { stdout: '', stderr: '' })));
    expect(old).not.toBeNull();
    (old as (() => void) | null)?.();
    panel.show(code('x = 1'), growing());
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
    panel.show(code('a\nb\nc'), watching(1));
    await isDrawn();
    button('◀')?.click();
    expect(slider()?.value).toBe('2');
    tab('growth').click();
    await isDrawn();
    tab('references').click();
    await isDrawn();
    expect(slider()?.value).toBe('2');
    panel.show(code('a\nb\nc'), watching(2));
    await isDrawn();
    expect(slider()?.value).toBe('3');
  });

  test('begins with what was found, not with what was still to be measured', async () => {
    const panel = await create('references');
    const bare = { ...only(runWith()), watchedNames: ['a'] };
    panel.show(code('a\nb\nc'), bare);
    await isAsked(1);
    asked[0]?.end(watching(1));
    await isDrawn();
    expect(slider()?.value).toBe('3');
  });
});
