// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Findings, only } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import { runWith } from '../../quiz/run.fixture.ts';
import { InstrumentPanel } from '../instruments/panel.ts';
import { loadSay, type Say } from '../instruments/say.ts';
import { wordsOf } from '../shared/words.ts';
import { LateInstruments } from './late-instruments.ts';

/** What the page's interpreter is asked for. It needs workers, which are not to be had here. */
const { more, stop } = vi.hoisted(() => ({ more: vi.fn(), stop: vi.fn() }));
vi.mock('../shared/page.ts', () => ({
  sharedInterpreter: () => Promise.resolve({ more, stop }),
  sharedWords: () => wordsOf('en'),
}));

const CELL: CellCode = { id: 'cell', source: 'x = 1', needs: [] };
let place: HTMLElement;
let say: Say;
/** Ends what was asked for, oldest first. */
let ends: ((found: Findings) => void)[];

beforeEach(async () => {
  place = document.createElement('div');
  say = await loadSay('en');
  ends = [];
  stop.mockReset();
  more.mockReset();
  more.mockImplementation(() => new Promise<Findings>((resolve) => ends.push(resolve)));
});

const text = () => place.textContent.replace(/\s+/g, ' ');
const isAsked = (times: number) =>
  vi.waitFor(() => {
    expect(more).toHaveBeenCalledTimes(times);
  });

function withLines(runId: number, increment: number): Findings {
  const lines = [{ line: 1, increment, held: increment, hits: 1 }];
  return { ...only(runWith({ runId, lines, loops: [] })), passes: ['lines'] };
}

const create = () => new LateInstruments({ place, id: 'cell', chosen: ['lines'] });

describe('opening an instrument', () => {
  test('asks for what it lacks, of the code that ran, and shows what comes back', async () => {
    const instruments = create();
    const bare = only(runWith({ runId: 1 }));
    expect(instruments.passes).toEqual(['lines']);
    await instruments.show(CELL, bare);
    await isAsked(1);
    expect(more).toHaveBeenCalledWith(CELL, bare, {}, ['lines'] satisfies SecondPass[]);
    expect(instruments.isMeasuring).toBe(true);
    ends[0]?.(withLines(1, 77));
    await vi.waitFor(() => {
      expect(text()).toContain('77 bytes');
    });
    expect(instruments.isMeasuring).toBe(false);
  });

  test('leaves what was stopped alone', async () => {
    const instruments = create();
    await instruments.show(CELL, only(runWith({ runId: 1 })));
    await isAsked(1);
    ends[0]?.(only(runWith({ runId: 1, status: 'stopped' })));
    await vi.waitFor(() => {
      expect(text()).toContain(say('cut-short'));
    });
    expect(more).toHaveBeenCalledTimes(1);
  });

  test('does not put the findings of an older run under a newer one', async () => {
    const instruments = create();
    await instruments.show(CELL, only(runWith({ runId: 1 })));
    await isAsked(1);
    const later = only(runWith({ runId: 2 }));
    await instruments.show(CELL, later);
    ends[0]?.(withLines(1, 11));
    await isAsked(2);
    expect(more).toHaveBeenLastCalledWith(CELL, later, {}, ['lines']);
    ends[1]?.(withLines(2, 22));
    await vi.waitFor(() => {
      expect(text()).toContain('22 bytes');
    });
    expect(text()).not.toContain('11 bytes');
  });

  test('has a button that stops it', async () => {
    const instruments = create();
    await instruments.show(CELL, only(runWith({ runId: 1 })));
    await isAsked(1);
    place.querySelector<HTMLElement>('.instrument-action')?.click();
    await vi.waitFor(() => {
      expect(stop).toHaveBeenCalledTimes(1);
    });
  });
});

describe('before the first run', () => {
  test('what the lesson shows first is known, and nothing is measured', () => {
    const late = new LateInstruments({ place, id: 'cell', chosen: ['peak', 'lines'] });
    expect(late.passes).toEqual(['lines', 'peak']);
    expect(late.isMeasuring).toBe(false);
    expect(new LateInstruments({ place, id: 'cell', chosen: [] }).passes).toEqual([]);
  });

  test('two runs in a row make one set of tabs, with the later run in it', async () => {
    const late = new LateInstruments({ place, id: 'cell', chosen: ['lines'] });
    await Promise.all([late.show(CELL, withLines(1, 11)), late.show(CELL, withLines(2, 22))]);
    await vi.waitFor(() => {
      expect(text()).toContain('22 bytes');
    });
    expect(place.querySelectorAll('[role=tablist]')).toHaveLength(1);
  });

  test('instruments that cannot be loaded are said to be, and come with the next run', async () => {
    const broken = vi.spyOn(InstrumentPanel, 'create').mockRejectedValueOnce(new Error('offline'));
    const late = new LateInstruments({ place, id: 'cell', chosen: ['lines'] });
    await late.show(CELL, withLines(1, 11));
    expect(text()).toContain(wordsOf('en').labels['instruments-failed']);
    await late.show(CELL, withLines(2, 22));
    await vi.waitFor(() => {
      expect(text()).toContain('22 bytes');
    });
    expect(text()).not.toContain(wordsOf('en').labels['instruments-failed']);
    broken.mockRestore();
  });
});
