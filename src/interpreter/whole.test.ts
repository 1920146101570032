/**
 * What must hold of the readings of any program, whatever it does: parts make the whole, and two readings of
 * one event agree. Tried on a cell of each lesson, and on programs rebuilt from public reports.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PyodideInterface } from 'pyodide';
import { beforeAll, describe, expect, test } from 'vitest';
import { NO_PEAK, type PeakAt } from './findings.ts';
import { loadRestored, restoreNodeSession } from './node.ts';
import type { Pass } from './pass.ts';
import type { RunResult } from './result.ts';

const LESSONS = join(import.meta.dirname, '../content/lessons');
const PROGRAMS = join(import.meta.dirname, '../../scripts/reported/review/programs');

/** Cells as a reader gets them, without what needs a package: the first of each lesson. */
const all = globSync('*/cells/*.py', { cwd: LESSONS })
  .filter((path) => !/[^/]\..*\.py$/.test(path))
  .map((path) => [path, readFileSync(join(LESSONS, path), 'utf8')] as const)
  .filter(([, source]) => !/numpy|pandas|pympler|objgraph/.test(source))
  .sort(([a], [b]) => (a < b ? -1 : 1));
const cells = all.filter(([path], i) => path.split('/')[0] !== all[i - 1]?.[0].split('/')[0]);

/** Those in which a part was once larger than the whole, or two readings of one event differed. */
const REPORTED = [
  'stored-exception-cycle',
  'lru-cache-method',
  'debug-saveall',
  'json-indent-cycles',
  'gc-collect-young',
  'run-until-complete',
  'recursion-500',
  'partial-recursion',
  'del-makes-temporaries',
  'peak-after-collect',
  'lines-asyncio-nothing',
  'lines-logging',
  'local-of-a-function',
  'death-while-suspended',
];
const programs = REPORTED.map(
  (name) => [name, readFileSync(join(PROGRAMS, `${name}.py`), 'utf8')] as const,
);

/** The held bytes of this line are all that the cell has left. */
const END = 'freed_end = None';

/** The lines of the cell's own code, without those of its functions. */
const OWN_LINES = `
def own_lines(source):
    import types
    code = compile(source, "cell.py", "exec")
    own = {line for _, _, line in code.co_lines() if line}
    def inner(code):
        for one in code.co_consts:
            if isinstance(one, types.CodeType):
                if one.co_flags & 2:  # a function, no body of a class
                    yield from {line for _, _, line in one.co_lines() if line} - {one.co_firstlineno}
                    if one.co_name.startswith("<"):
                        yield one.co_firstlineno
                yield from inner(one)
    return None if own & set(inner(code)) else sorted(own)
own_lines
`;

let helper: PyodideInterface;

beforeAll(async () => {
  helper = await loadRestored();
});

async function run(source: string, pass: Pass, peakAt: PeakAt = NO_PEAK) {
  const session = await restoreNodeSession();
  return session.run({ runId: 1, source, pass, peakAt, filename: 'cell.py' });
}

/** null where a line is the cell's and a function's too. */
function ownLines(source: string): number[] | null {
  const ask = helper.runPython(OWN_LINES) as (source: string) => { toJs(): number[] } | undefined;
  return ask(source)?.toJs() ?? null;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function expectLinesToBeWhole(source: string, { lines, givenBack }: RunResult): void {
  const own = ownLines(source);
  if (own === null || lines === null) return;
  const increments = lines.filter(({ line }) => own.includes(line)).map((one) => one.increment);
  const collected = (givenBack ?? []).filter(({ by }) => by === 'collector');
  const held = lines.at(-1)?.held ?? 0;
  expect(sum(increments) - sum(collected.map(({ bytes }) => bytes))).toBe(held);
}

describe.each([...cells, ...programs])('%s', (_, code) => {
  const source = `${code}\n${END}`;

  test('parts are together the whole, and the highest is the highest', async () => {
    const found = await run(source, 'lines');
    const { result } = found;
    for (const { inUse, freeLists } of [result.before, result.after]) {
      expect(freeLists).toBeGreaterThan(0);
      expect(freeLists).toBeLessThan(inUse);
    }
    if (result.lines === null || result.notes.length > 0) return;
    const { lines, peak } = result;
    expect(peak).toBeGreaterThanOrEqual(Math.max(0, ...lines.map(({ held }) => held)));
    if (result.status === 'done' && lines.at(-1)?.hits === 1) {
      expectLinesToBeWhole(source, result);
    }

    const { peakFrom, notes } = (await run(source, 'peak', found.peakAt)).result;
    if (peakFrom === null || notes.length > 0) return;
    const held = sum(peakFrom.lines.map(({ bytes }) => bytes)) + peakFrom.elsewhere;
    expect(held).toBeLessThanOrEqual(peak ?? 0);
  });

  test.runIf(code.includes('watch('))('where an object died is said once', async () => {
    const { watched } = (await run(source, 'references')).result;
    for (const { name, counts, died } of watched) {
      const last = counts.at(-1);
      if (died !== null && last?.count === 0) expect([name, last.line]).toEqual([name, died.line]);
      if (died === null && last !== undefined) expect(last.count).toBeGreaterThan(0);
    }
  });
});
