/**
 * Code that breaks Python's own tools never makes an instrument say something untrue. Every breakage of
 * broken.fixture.ts is run before the same work, with every pass over it; each instrument must read what
 * it reads in an unbroken Python, or nothing, with a note that says why.
 */
import { beforeAll, expect, test } from 'vitest';
import { BREAKAGES, type Silenced } from './broken.fixture.ts';
import { type Findings, NO_PEAK, type PeakAt } from './findings.ts';
import { loadRestored, restoreNodeSession } from './node.ts';
import { loadPackages } from './packages.ts';
import { type Pass, SECOND_PASSES } from './pass.ts';
import { withPasses } from './passes.ts';
import { rewindable } from './rewind.fixture.ts';
import type { RunResult } from './result.ts';
import type { Session } from './session.ts';

const SETUP =
  'import gc, sys\nfrom freed import growth, mark, watch\ncollect = gc.collect\ncollect()';

/** Lines of the work, and what is true of them. */
const WORK = `mark("start")
class Node: pass
a = [None] * 1000
watch(a=a)
b = a
mark("held")
del a
del b
n = Node(); n.me = n
watch(n=n)
del n
collect()
spare = bytearray(1)
mark("before")
kept = bytearray(3_000_000)
mark("after")
def grow():
    global chain
    chain = chain, bytearray(1000)
chain = None
growth(grow, 8)`;
const KEPT = 15;

type Instrument = keyof Silenced;
type Readings = Record<Instrument, unknown>;

/** What each instrument says of the work; null where it says nothing. @param above lines before it. */
function readingsOf({ result, graphs }: Findings, above: number): Readings {
  const { marks, watched, lines, peakFrom, collections, types, growth } = result;
  const mark = (label: string) => marks.find((one) => one.label === label)?.heap.inUse ?? NaN;
  const at = (line: number) => line - above;
  const ofKept = ({ line }: { line: number }) => at(line) === KEPT;
  const freed = collections.flatMap((one) => one.freed.filter(({ type }) => type === 'Node'));
  const held = graphs?.flatMap(({ mark, nodes }) => (mark === 'held' ? nodes : [])) ?? [];
  const counts = held.filter(({ names }) => names.includes('a')).map(({ count }) => count);
  return {
    bytes: result.before.heapSize === 0 ? null : mark('after') - mark('before'),
    references: watched.length === 0 ? null : watched.map((one) => placed(one, at)),
    lines: lines?.find(ofKept)?.increment ?? null,
    peak: peakFrom?.lines.find(ofKept)?.bytes ?? null,
    counters: collections.some(({ counters }) => counters !== null) ? true : null,
    collections: freed.length > 0 ? freed : null,
    types: types?.find(({ type }) => type === 'Node') ?? null,
    graph: counts.length > 0 ? counts : null,
    growth: growth?.bytesPerCall ?? null,
  };
}

function placed({ name, counts, died }: RunResult['watched'][0], at: (line: number) => number) {
  return {
    name,
    counts: counts.map(({ line, count }) => [at(line), count]),
    died: died && { ...died, line: at(died.line) },
  };
}

type Cell = { [part in 'earlier' | 'code']?: string | undefined } & { isAlone?: boolean };

const NO_CELL = { id: 'cell', source: '', needs: [] };

let start: (pass: Pass) => Session;

beforeAll(async () => {
  const bare = rewindable(await loadRestored());
  const other = await loadRestored();
  await loadPackages(other, { cell: NO_CELL, pass: 'graph' }, () => undefined);
  const drawing = rewindable(other);
  start = (pass) => (pass === 'graph' ? drawing() : bare());
});

/** One that is no other's memory put back. */
async function startAnew(): Promise<Session> {
  const session = await restoreNodeSession();
  await loadPackages(session.pyodide, { cell: NO_CELL, pass: 'graph' }, () => undefined);
  return session;
}

async function runOnce(pass: Pass, cell: Cell, peakAt: PeakAt): Promise<Findings> {
  const { earlier, code, isAlone } = cell;
  const session = isAlone ? await startAnew() : start(pass);
  const run = (source: string, pass: Pass) =>
    session.run({ runId: 1, source, pass, peakAt, filename: 'cell.py' });
  run(SETUP, 'bytes');
  if (earlier !== undefined) run(earlier, 'bytes');
  return run(code === undefined ? WORK : `${code}\n${WORK}`, pass);
}

/** All passes over the work, joined as they are on the page. */
async function runAll(breakage: Cell): Promise<Findings> {
  const run = (pass: Pass, peakAt: PeakAt) => runOnce(pass, breakage, peakAt);
  return withPasses(SECOND_PASSES, await run('bytes', NO_PEAK), run);
}

const linesOf = (code?: string) => (code === undefined ? 0 : code.split('\n').length);

test('in an unbroken Python everything reads what is true', async () => {
  const found = await runAll({});
  expect(found.result.notes).toEqual([]);
  expect(readingsOf(found, 0)).toMatchObject({
    bytes: 3_000_040,
    references: [
      { name: 'a', died: { line: 8, by: 'count' } },
      { name: 'n', died: { line: 12, by: 'collector' } },
    ],
    collections: [{ type: 'Node', count: 1 }],
    types: { type: 'Node', born: 1, died: 1, left: 0 },
    graph: [2, 2],
    growth: 1080,
  });
});

const isWithin = (value: unknown, truth: unknown, more: number) =>
  typeof value === 'number' && typeof truth === 'number' && truth <= value && value <= truth + more;

const unbroken = new Map<string, Findings>();

/** The same work after as many lines that do nothing. */
async function truthBehind(lines: number): Promise<Readings> {
  const code = lines === 0 ? undefined : Array<string>(lines).fill('pass').join('\n');
  const found = unbroken.get(code ?? '') ?? (await runAll({ code }));
  unbroken.set(code ?? '', found);
  return readingsOf(found, lines);
}

test.each(BREAKAGES.filter(({ fails }) => fails === undefined))('$name', async (breakage) => {
  const { earlier, code, isAlone = false, silenced = {}, costs = 0 } = breakage;
  const above = linesOf(code);
  const truth = await truthBehind(above);
  const found = await runAll({ earlier, code, isAlone });
  const expected = Object.fromEntries(
    Object.entries(truth).map(([name, value]) => [name, name in silenced ? null : value]),
  );
  const readings = readingsOf(found, above);
  for (const name of ['bytes', 'growth'] as const) {
    if (isWithin(readings[name], truth[name], costs)) readings[name] = truth[name];
  }
  expect(readings).toEqual(expected);
  expect([...found.result.notes].sort()).toEqual([...new Set(Object.values(silenced))].sort());
  expect(found.result.error).toBeNull();
});

test.each(BREAKAGES.filter(({ fails }) => fails !== undefined))(
  '$name',
  async ({ code, fails }) => {
    expect((await runAll({ code })).result).toMatchObject({
      status: 'failed',
      error: { type: fails },
    });
  },
);
