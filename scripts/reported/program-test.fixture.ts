/**
 * Runs programs of a part under all instruments, and compares with their rows: see table.ts. A tenth of them,
 * another one at each commit; all with `PROGRAMS=whole`, as each night.
 */
import { describe, expect, test } from 'vitest';
import { verdictsOf } from '../../src/components/instruments/graph/arithmetic.ts';
import { extremes, unitsOf } from '../../src/components/instruments/lines/rows.ts';
import type { Findings } from '../../src/interpreter/findings.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import { measure, unitOf } from '../../src/quiz/measure.ts';
import { holds } from '../../src/quiz/predicate.ts';
import { defaultTolerance } from '../../src/quiz/tolerance.ts';
import { runCell } from '../measure/run-cell.ts';
import { shareOf } from '../measure/share.ts';
import { type Expected, passesFor, readTable } from './table.ts';

export function testPart(part: string): void {
  const all = readTable(part);
  const share = shareOf(all.map(({ id }) => id));
  const isWhole = process.env['PROGRAMS'] === 'whole';
  const chosen = isWhole ? all : all.filter(({ id }) => share.includes(id));
  describe.each(chosen)('$id', (program) => {
    const { id, source, expected } = program;
    test('reads what is right', async () => {
      const found = await runCell({ id, source, needs: [] }, 'snapshot', passesFor(program));
      expect(readingsOf(expected, found)).toEqual(expected);
      checkMeasures(found.result, expected);
      checkEachOther(found.result);
    });
  });
}

/** The same row, filled with what was read: a difference shows both. */
function readingsOf(expected: Expected, found: Findings): Expected {
  const { result } = found;
  const { prints, most, errorLine, traceback } = expected;
  return {
    ...expected,
    ...(prints === undefined ? {} : { prints: result.stdout }),
    ...(most === undefined ? {} : { most: mostOf(result) }),
    ...(errorLine === undefined ? {} : { errorLine: result.error?.line ?? 0 }),
    traceback: traceback.length === 0 ? [] : quoted(result.error?.traceback ?? '', traceback),
    deaths: mapped(expected.deaths, (name) => deathOf(result, name)),
    marks: mapped(expected.marks, (label, between) =>
      within(measure(result, { mark: label }), between),
    ),
    lines: mapped(expected.lines, (line, between) =>
      within(incrementOf(result, Number(line)), between),
    ),
    freed: mapped(expected.freed, (type) => freedOf(result, type)),
    life: mapped(expected.life, (mark, names) =>
      mapped(names, (name) => lifeOf(found, mark, name)),
    ),
    notes: result.notes,
  };
}

function mapped<V, W>(
  row: Record<string, V>,
  read: (key: string, value: V) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, read(key, value)]));
}

/** The bounds when the value lies between them, else the value twice, so that the test shows it. */
function within(value: unknown, between: readonly [number, number]): [number, number] {
  const number = typeof value === 'number' ? value : NaN;
  return between[0] <= number && number <= between[1] ? [...between] : [number, number];
}

function deathOf({ watched }: RunResult, name: string): string {
  const all = watched.filter((one) => one.name === name);
  const [one] = all;
  if (one === undefined || all.length > 1) return `watched ${String(all.length)} times`;
  return one.died === null ? 'alive' : `${String(one.died.line)} ${one.died.by}`;
}

function incrementOf({ lines }: RunResult, line: number): number | undefined {
  return lines?.find((one) => one.line === line)?.increment;
}

function mostOf({ lines, loops, givenBack }: RunResult): number {
  if (lines === null) return -1;
  return extremes(unitsOf({ lines, loops: loops ?? [], given: givenBack ?? [] })).took?.from ?? 0;
}

function freedOf({ collections }: RunResult, type: string): number {
  const counts = collections.flatMap(({ freed }) => freed.filter((one) => one.type === type));
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Both directions of the picture must say the same of an object. */
function lifeOf({ graphs }: Findings, mark: string, name: string): 'alive' | 'garbage' | 'unknown' {
  const said = (graphs ?? [])
    .filter((graph) => graph.mark === mark)
    .flatMap((graph) => {
      const node = graph.nodes.find(({ names }) => names.includes(name));
      return node ? [verdictsOf(graph).get(node.address) ?? 'unknown'] : [];
    });
  const [one = 'unknown', ...rest] = new Set(said);
  expect(rest, `${name} at ${mark}: ${said.join(', ')}`).toEqual([]);
  return one;
}

/** Those of the lines that stand in the traceback, each after the one before it. */
function quoted(traceback: string, lines: readonly string[]): string[] {
  const all = traceback.split('\n').map((line) => line.trim());
  let from = 0;
  return lines.filter((line) => {
    const place = all.indexOf(line, from);
    if (place >= 0) from = place + 1;
    return place >= 0;
  });
}

function checkMeasures(result: RunResult, { measures }: Expected): void {
  for (const { measure: what, holds: predicate } of measures) {
    const value = measure(result, what);
    const unit = unitOf(what);
    const tolerance = defaultTolerance(unit === 'text' ? 'count' : unit);
    const isRight = holds(predicate, value, { values: {}, tolerance });
    const said = `${JSON.stringify(what)} is ${JSON.stringify(value)}, not ${JSON.stringify(predicate)}`;
    expect(isRight, said).toBe(true);
  }
}

/** What no program may break: two readings of one event agree, and parts do not exceed the whole. */
function checkEachOther({ peak, peakFrom, lines, watched }: RunResult): void {
  for (const { name, counts, died } of watched) {
    const later = counts.filter(({ line, count }) => died?.line === line && count === 0);
    const zeros = counts.filter(({ count }) => count === 0);
    expect(zeros.length === 0 || later.length > 0, `${name}: 0 on another line`).toBe(true);
  }
  if (peak === null || lines === null) return;
  for (const { line, held } of lines)
    expect(held, `held on line ${String(line)}`).toBeLessThanOrEqual(peak);
  if (peakFrom === null) return;
  const parts = peakFrom.lines.reduce((sum, { bytes }) => sum + bytes, peakFrom.elsewhere);
  expect(parts, 'parts of the peak').toBeLessThanOrEqual(peak);
}
