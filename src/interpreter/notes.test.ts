/**
 * Each note is brought about by something real, and what it spoils is then not in the findings. Those that
 * code brings about by breaking Python's tools are in broken.fixture.ts, with all that they silence.
 */
import { describe, expect, test } from 'vitest';
import { measure, PLAIN, readingsOf } from '../quiz/measure.ts';
import { nativeOf } from './abi.ts';
import { BREAKAGES } from './broken.fixture.ts';
import { type Findings, NO_PEAK, only } from './findings.ts';
import { fitIntoMessage } from './fit.ts';
import { runAfterNeeds } from './needs.ts';
import { connectNode, loadRestored, restoreNodeSession } from './node.ts';
import {
  endingIn,
  hasSentence,
  isMeasured,
  isReliable,
  isShown,
  Note,
  NOTE_NAMES,
  notesOn,
  type ReadingName,
  READINGS,
} from './notes.ts';
import { loadPackages } from './packages.ts';
import type { Pass } from './pass.ts';
import { merge } from './passes.ts';
import { RunResult } from './result.ts';
import { connect, type Session } from './session.ts';
import { failedResult, packagesMissingResult, stoppedResult, unbegunResult } from './unfinished.ts';

type Program = () => Promise<Findings> | Findings;

function run(session: Session, source: string, pass: Pass = 'bytes'): Findings {
  return session.run({ runId: 1, source, pass, peakAt: NO_PEAK, filename: 'cell.py' });
}

async function ran(source: string, pass: Pass = 'bytes'): Promise<Findings> {
  return run(await restoreNodeSession(), source, pass);
}

const WORK = `import gc
from freed import growth, mark, watch
class Node: pass
a = [Node()]
watch(a=a)
mark("made")
gc.collect()
growth(list, 8)
del a`;

/** Goes another way in every run after the first: the file stays where JavaScript keeps it. */
const OTHERWISE = `import gc, os
from freed import watch
a = []
watch(a=a)
if os.path.exists("/tmp/was"):
    gc.collect()
    raise KeyError
open("/tmp/was", "w").close()`;
const ROUNDS_OTHERWISE = OTHERWISE.replace('    raise KeyError\n', '');

/** Has no memory left at a mark. */
const FULL = `from freed import mark, watch
a = []; watch(a=a)
held = None
try:
    while True: held = held, bytearray(100_000)
except MemoryError: pass
try:
    while True: held = held, bytearray(100)
except MemoryError: mark("full")
held = None`;

/** The bare pass and another, in one interpreter. */
function apart(pass: Exclude<Pass, 'bytes'>, source = OTHERWISE): Program {
  return async () => {
    const session = await restoreNodeSession();
    await session.pyodide.loadPackage('objgraph', { messageCallback: () => undefined });
    return merge(run(session, source), pass, run(session, source, pass));
  };
}

/** An interpreter that is not as one check of abi.ts assumes. */
function unlike(
  what: (pyodide: Awaited<ReturnType<typeof loadRestored>>) => void,
  pass: Pass = 'references',
): Program {
  return async () => {
    const pyodide = await loadRestored();
    what(pyodide);
    return run(connectNode(pyodide), WORK, pass);
  };
}

/** What the check asks Python for is told otherwise. */
const knownAs = (known: string) =>
  unlike((pyodide) => {
    pyodide.runPython(`import freed._abi as abi
abi.known_objects = lambda known=abi.known_objects: (lambda list, count, none, finalised: ${known})(*known())`);
  });

/** As the worker and the page tell of a run that did not come back. */
async function brokenBy(source: string): Promise<Findings> {
  const session = await restoreNodeSession();
  try {
    return run(session, source);
  } catch (error) {
    return only(failedResult(1, PRINTED, String(error), session.isOverflow(error)));
  }
}

/** Stopped after the cell's own code, and before the reading that follows it. */
async function interrupted(): Promise<Findings> {
  const interrupts = new Uint8Array(1);
  const send = () => void (interrupts[0] = 2);
  const options = { label: 'built', memoryBudget: 512 * 2 ** 20, interrupts, send } as const;
  const session = connect(await loadRestored(), options);
  run(session, 'x = 1');
  // What it has printed is sent when it has ended, by Python of ours.
  return run(session, 'print("a", end="")');
}

const BARE = { runId: 1, pass: 'bytes', peakAt: NO_PEAK } as const;
const PRINTED = { stdout: 'so far', stderr: '' };

const PROGRAMS: Partial<Record<Note, Program>> = {
  'worker-replaced': () => only(stoppedResult(1, PRINTED)),
  'interpreter-broke': () => brokenBy('import os\nos.abort()'),
  'stack-overflowed': () => brokenBy('a = ()\nfor _ in range(100_000): a = (a,)\nhash(a)'),
  'never-began': () => only(unbegunResult(1)),
  'need-failed': async () => {
    const needs = [{ id: 'needed', source: 'raise KeyError' }];
    const cell = { id: 'cell', source: WORK, needs };
    return runAfterNeeds(await restoreNodeSession(), { ...BARE, cell });
  },
  'not-compiled': () => ran('def f(:'),
  'reading-stopped': interrupted,
  'packages-missing': () => only(packagesMissingResult(1, { names: ['numpy'], why: '' })),
  'graph-missing': async () => {
    const missing = only(packagesMissingResult(1, { names: ['objgraph'], why: '' }));
    return merge(await ran(WORK), 'graph', missing);
  },
  'tracing-left': async () => {
    const session = await restoreNodeSession();
    run(session, 'import tracemalloc\ntracemalloc.start()');
    return run(session, WORK);
  },
  'disk-full': () => ran('open("a", "wb", buffering=0).write(bytes(200_000_000))'),
  'references-differ': apart('references'),
  'lines-differ': apart('lines'),
  'peak-differ': apart('peak'),
  'collector-differ': apart('collector', ROUNDS_OTHERWISE),
  'graph-differ': apart('graph'),
  'abi-heap': unlike((pyodide) => {
    Reflect.set(nativeOf(pyodide).module, '_mallinfo', () => undefined);
  }),
  'abi-tracer': unlike((pyodide) => {
    Reflect.set(nativeOf(pyodide).module, '_PyRefTracer_SetTracer', () => -1);
  }),
  'abi-free-lists': unlike((pyodide) => {
    const { module } = nativeOf(pyodide);
    const lists = (module.HEAPU32[(module._PyThreadState_Get() + 8) >>> 2] ?? 0) + 5800;
    module.HEAPU32[(lists + 8 * 31 + 4) >>> 2] = 2 ** 32 - 1; // none is kept of a kind that is empty
  }),
  'abi-lines': unlike((pyodide) => {
    pyodide.runPython('__import__("freed._lines")._lines._traced = lambda: (10**6, 10**7)');
  }, 'lines'),
  'abi-refcount': knownAs('(list, count + 1, none, finalised)'),
  'abi-frames': unlike((pyodide) => {
    pyodide.runPython('import freed._abi as abi; abi.nest = lambda tell: (tell(), tell())');
  }),
  'graph-no-memory': async () => {
    const session = await restoreNodeSession();
    const cell = { id: 'cell', source: FULL, needs: [] };
    await loadPackages(session.pyodide, { cell, pass: 'graph' }, () => undefined);
    const request = { runId: 1, source: FULL, pass: 'graph', filename: 'cell.py' } as const;
    return session.run({ ...request, budget: 8 * 2 ** 20 });
  },
  'abi-types': knownAs('(list, count, none, list)'),
  'watched-cut': () =>
    ran('from freed import watch\nfor i in range(1001): watch(thing=[i])', 'references'),
  'counts-cut': () =>
    ran(
      'from freed import watch\na = []\nwatch(a=a)\nfor i in range(2000):\n    b = a\n    b = 0',
      'references',
    ),
  'marks-cut': () => ran('from freed import mark\nfor _ in range(1001): mark("a")'),
  'collections-cut': () =>
    ran(
      'import gc\ngc.disable()\nfor _ in range(10_000): gc.collect(0)\na = []\na.append(a)\ndel a\ngc.collect()',
    ),
  'types-cut': () => ran('for _ in range(66_000): type("N", (), {})()'),
  'map-cut': () => ran('x = [object() for _ in range(2_100_000)]'),
  'error-cut': () => ran('raise ValueError("x" * 300_000)'),
  'graph-cut': () => fitIntoMessage(tooMuch({ graphs: Array<never>(600_000).fill({} as never) })),
  'output-cut': () => fitIntoMessage(tooMuch({}, { stdout: 'x'.repeat(300_000) })),
  'lines-cut': () => fitIntoMessage(tooMuch({}, { lines: filled({ line: 1 }) })),
  'peak-cut': () =>
    fitIntoMessage(tooMuch({}, { peakFrom: { line: 1, lines: filled({}), elsewhere: 0 } })),
  'growths-cut': () =>
    ran('from freed import growth\nfor _ in range(21):\n    growth(int, 8)', 'bytes'),
  'growth-cut': () =>
    fitIntoMessage(tooMuch({}, { growth: { bytesPerCall: 1, samples: filled(1) } })),
};

/** Nothing that a run under Node can do in a test's time: only its size matters here. */
function tooMuch(more: Partial<Findings>, given: Partial<RunResult> = {}): Findings {
  const result = { ...stoppedResult(1, PRINTED), status: 'done' as const, notes: [], ...given };
  return { ...only(result), ...more };
}

function filled<T>(part: object | number): T[] {
  return Array<T>(600_000).fill(part as T);
}

/** Notes that the page adds; client.test.ts and protocol.test.ts run them. */
const OF_THE_PAGE: Note[] = ['used-interpreter', 'stacks-cut'];

test('every note is brought about somewhere, here or by what breaks Python’s tools', () => {
  const broken = BREAKAGES.flatMap(({ silenced = {} }) => Object.values(silenced));
  const covered = new Set([...Object.keys(PROGRAMS), ...broken, ...OF_THE_PAGE]);
  expect(NOTE_NAMES.filter((note) => !covered.has(note))).toEqual([]);
});

/** Whether the findings hold anything of a reading. */
const IS_THERE: Record<Exclude<ReadingName, 'stdout' | 'error'>, (found: Findings) => boolean> = {
  bytes: ({ result }) => result.before.heapSize + result.after.heapSize > 0,
  freeLists: ({ result }) => result.after.freeLists !== undefined,
  marks: ({ result }) => result.marks.length > 0,
  map: ({ map }) => map !== null,
  types: ({ result }) => result.types !== null,
  collections: ({ result }) => result.collections.length > 0,
  freed: ({ result }) => result.collections.some(({ freed }) => freed.length > 0),
  counters: ({ result }) => result.collections.some(({ counters }) => counters !== null),
  growth: ({ result }) => result.growth !== null,
  counts: ({ result }) => result.watched.length > 0,
  deaths: ({ result }) => result.watched.length > 0,
  lines: ({ result }) => result.lines !== null || result.loops !== null,
  peak: ({ result }) => result.peak !== null,
  peakFrom: ({ result }) => result.peakFrom !== null,
  graph: ({ graphs }) => graphs !== null,
};

describe('a note', () => {
  test.each(Object.entries(PROGRAMS) as [Note, Program][])(
    '%s leaves nothing of what it spoils, and no grade',
    async (note, program) => {
      const found = await program();
      expect(found.result.notes).toContain(note);
      const there = READINGS.filter(
        (name) => name !== 'stdout' && name !== 'error' && IS_THERE[name](found),
      );
      expect(there.filter((name) => !isShown({ notes: [note] }, name))).toEqual([]);
      const touched = PLAIN.filter(
        (what) => !readingsOf(what).every((name) => isReliable({ notes: [note] }, name)),
      );
      for (const what of touched) expect(measure(found.result, what), what).toBeNull();
    },
  );
});

test('ten thousand rounds before the one that frees something leave no "nothing collected"', async () => {
  const found = await PROGRAMS['collections-cut']?.();
  const { collections } = found?.result ?? { collections: [] };
  expect(collections.reduce((sum, { collected }) => sum + collected, 0)).toBe(0);
  expect(found && measure(found.result, 'collected')).toBeNull();
});

test('a note that this version does not know is refused with its result', () => {
  const result = { ...stoppedResult(1, PRINTED), notes: ['worker-replaced'] };
  expect(RunResult.safeParse(result).success).toBe(true);
  for (const note of ['no-such-note', 'result-cut', 'toString', '']) {
    expect(RunResult.safeParse({ ...result, notes: [note] }).success).toBe(false);
    expect(Note.safeParse(note).success).toBe(false);
  }
});

test('what is cut is shown and not relied on; what is spoiled is neither', () => {
  const result = { notes: ['marks-cut', 'growth-disturbed'] as const };
  expect([isShown(result, 'marks'), isReliable(result, 'marks')]).toEqual([true, false]);
  expect([isShown(result, 'growth'), isReliable(result, 'growth')]).toEqual([false, false]);
  expect([isShown(result, 'bytes'), isReliable(result, 'bytes')]).toEqual([true, true]);
});

test('every note but those of the whole run stands under a reading, or touches none', () => {
  for (const note of NOTE_NAMES) {
    const touched = READINGS.filter((reading) => !isReliable({ notes: [note] }, reading));
    expect(notesOn({ notes: [note] }, READINGS)).toEqual(touched.length > 0 ? [note] : []);
  }
});

test('a run that did not come back has measured nothing, and says how it ended', () => {
  for (const note of NOTE_NAMES.filter((one) => !hasSentence(one))) {
    expect(isMeasured({ notes: [note] })).toBe(false);
    expect(endingIn({ notes: ['disk-full', note] })).not.toBeNull();
  }
  expect(endingIn({ notes: ['disk-full'] })).toBeNull();
});
