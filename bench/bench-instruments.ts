/**
 * `npm run bench:instruments`: measures what the instruments cost, and writes the raw numbers into
 * bench/results/ and the tables into docs/bench-instruments.md.
 *
 *     npm run bench:instruments -- --rounds 3
 */
import { mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './instruments/measure.ts';
import type { Circumstances } from './instruments/page.ts';
import type { Outcome } from './instruments/report.ts';
import { browserVersion, machineClass, pyodideVersion } from './versions.ts';
import { findBrowser } from '../scripts/setup/browser.ts';
import { Failure, runMain } from '../scripts/setup/fail.ts';
import { setup } from '../scripts/setup.ts';
import { writeFormatted } from '../scripts/write-formatted.ts';

const RESULTS = 'bench/results';
const PAGE = 'docs/bench-instruments.md';

await runMain(async () => {
  const rounds = roundsWanted();
  const browser = findBrowser();
  await setup();
  // These import what the set-up makes.
  const { restoreNodeSession } = await import('../src/interpreter/node.ts');
  const { instrumentsPage } = await import('./instruments/page.ts');
  const before = loadavg()[0] ?? 0;
  const outcome = await measure(rounds, browser);
  const about: Circumstances = {
    date: new Date().toISOString().slice(0, 10),
    pyodide: pyodideVersion(),
    python: (await restoreNodeSession()).python,
    machine: machineClass(),
    browser: browserVersion(browser),
    node: process.versions.node,
    rounds,
    load: [before, loadavg()[0] ?? 0],
  };
  await mkdir(RESULTS, { recursive: true });
  const data = JSON.stringify({ ...about, ...plain(outcome) });
  await writeFormatted(join(RESULTS, `instruments-${about.date}.json`), data);
  await writeFormatted(PAGE, instrumentsPage(outcome, about));
});

async function measure(rounds: number, browser: string): Promise<Outcome> {
  const { measureDrawing } = await import('./instruments/draw.ts');
  const { measureHeap } = await import('./instruments/heap.ts');
  const { measureLines } = await import('./instruments/lines.ts');
  const { measureTracer } = await import('./instruments/tracer.ts');
  const part = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    console.log(`Measuring: ${name}.`);
    return work();
  };
  return {
    heap: await part('reading the heap', () => measureHeap(rounds)),
    tracer: await part('births and deaths', () => measureTracer(rounds)),
    lines: await part('lines', () => measureLines(rounds)),
    drawing: await part('pictures', () => measureDrawing(browser, rounds)),
  };
}

function roundsWanted(): number {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
  const rounds = Number(values.rounds);
  if (Number.isInteger(rounds) && rounds >= 1) return rounds;
  throw new Failure(`--rounds is "${values.rounds}", which is no number of rounds. Try 9.`);
}

/** Milliseconds, to the microsecond. */
function plain({ heap, tracer, lines, drawing }: Outcome) {
  const times = (measured: Measured) =>
    Object.fromEntries(
      [...measured].map(([id, values]) => [
        id,
        [...values.values()].map((value) => Math.round(value * 1000) / 1000),
      ]),
    );
  return {
    heap: { chunks: heap.chunks, times: times(heap.times) },
    tracer: { events: Object.fromEntries(tracer.events), times: times(tracer.times) },
    lines: { events: Object.fromEntries(lines.events), times: times(lines.times) },
    drawing: times(drawing),
  };
}
