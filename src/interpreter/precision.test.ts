/**
 * Precision is the product: what a cell takes is read as the allocator's rule has it, cold, from a
 * snapshot and with NumPy loaded, and whatever else is measured beside.
 */
import type { PyodideInterface } from 'pyodide';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPrepared, loadRestored, restoreNodeSession } from './node.ts';
import { type Allocation, ALLOCATIONS } from './precision.fixture.ts';
import { rewindable } from './rewind.fixture.ts';
import type { Session } from './session.ts';

async function withPackages(...names: string[]): Promise<PyodideInterface> {
  const pyodide = await loadPrepared();
  await pyodide.loadPackage(names, { messageCallback: () => undefined });
  // As packages.ts does before a cell that imports them.
  for (const name of names) pyodide.runPython(`__import__("${name}")`);
  return pyodide;
}

function cellOf({ given, code }: Allocation): string {
  if (given === undefined) return code;
  return `from freed import mark\n${given}\nmark("given")\n${code}\nmark("taken")`;
}

/** Bytes taken, in a clean interpreter of its own. @throws Error when the cell fails. */
function taken(row: Allocation, session: Session): number {
  expect(session.notes).toEqual([]);
  const cell = { runId: 1, source: cellOf(row), pass: 'bytes' as const, filename: 'cell.py' };
  const { result } = session.run(cell);
  if (result.error) throw new Error(`${row.name}: ${result.error.traceback}`);
  const [given = result.before, end = result.after] = result.marks.map(({ heap }) => heap);
  return end.inUse - given.inUse;
}

test('the table is as long as it promises', () => {
  expect(ALLOCATIONS.filter(({ bound }) => bound === undefined).length).toBeGreaterThan(50);
  expect(new Set(ALLOCATIONS.map(({ name }) => name)).size).toBe(ALLOCATIONS.length);
});

test('putting the memory back gives what a start gives', async () => {
  const rows = ALLOCATIONS.filter(({ name }) =>
    /^(a thousand ints|closure|dict of five)$/.test(name),
  );
  expect(rows).toHaveLength(3);
  const start = rewindable(await loadRestored());
  const rewound = rows.map((row) => taken(row, start()));
  const fresh: number[] = [];
  for (const row of rows) fresh.push(taken(row, await restoreNodeSession()));
  expect(rewound).toEqual(fresh);
});

const plain = ALLOCATIONS.filter(({ needs }) => needs === undefined);
const START: [string, () => Promise<PyodideInterface>, Allocation[]][] = [
  ['cold', loadPrepared, plain],
  ['from a snapshot', loadRestored, plain],
  [
    'with NumPy',
    () => withPackages('numpy'),
    ALLOCATIONS.filter(({ needs }) => needs !== 'pandas'),
  ],
  [
    'with NumPy and pandas',
    () => withPackages('numpy', 'pandas'),
    ALLOCATIONS.filter(({ needs }) => needs === 'pandas'),
  ],
];

describe.each(START)('a clean interpreter, %s, reads', (_, load, rows) => {
  const readings = new Map<string, number>();

  beforeAll(async () => {
    const start = rewindable(await load());
    for (const row of rows) readings.set(row.name, taken(row, start()));
  });

  const exact = rows.filter(({ bound }) => bound === undefined);
  if (exact.length > 0) {
    test.each(exact)('to the byte: $name', ({ name, bytes }) => {
      expect(readings.get(name)).toBe(bytes);
    });
  }

  const bounded = rows.filter(({ bound }) => bound !== undefined);
  test.each(bounded)('within its bound: $name ($bound.why)', ({ name, bytes, bound }) => {
    expect(readings.get(name)).toBeGreaterThanOrEqual(bytes - (bound?.below ?? 0));
    expect(readings.get(name)).toBeLessThanOrEqual(bytes + (bound?.above ?? 0));
  });
});
