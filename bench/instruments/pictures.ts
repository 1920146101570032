/** What each picture shows at the size that the lessons use, and at ten times that. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCell } from '../../scripts/measure/run-cell.ts';
import {
  type InstrumentId,
  INSTRUMENTS,
  PASSES,
} from '../../src/components/instruments/instrument.ts';
import { readLessonFolder } from '../../src/content/lesson-folder.ts';
import type { Findings } from '../../src/interpreter/findings.ts';

export const SCALES = ['lesson', 'tenfold'] as const;
export type Scale = (typeof SCALES)[number];

export interface Shown {
  instrument: InstrumentId;
  scale: Scale;
  source: string;
  findings: Findings;
}

/** The page of all instruments: each has a cell there that shows it. */
const GALLERY = '91-instruments';
/** For the others the code is there ten times. */
const LARGER: readonly InstrumentId[] = ['heap', 'graph', 'types', 'growth'];

export async function picturesShown(): Promise<Shown[]> {
  const shown: Shown[] = [];
  const cells = [...readLessonFolder(GALLERY).cells.values()];
  for (const instrument of INSTRUMENTS) {
    const cell = cells.find(({ show }) => show.includes(instrument));
    if (cell === undefined) throw new Error(`No cell of ${GALLERY} shows ${instrument}.`);
    const sources = { lesson: cell.source, tenfold: tenfold(instrument, cell.source) };
    for (const scale of SCALES) {
      const source = sources[scale];
      const findings = await measured(instrument, source);
      shown.push({ instrument, scale, source, findings });
    }
  }
  return shown;
}

function tenfold(instrument: InstrumentId, source: string): string {
  if (!LARGER.includes(instrument)) return `${source}\n`.repeat(10);
  return readFileSync(join(import.meta.dirname, 'cells', `${instrument}.py`), 'utf8');
}

/** Not out of the cache, which keeps no maps. */
async function measured(instrument: InstrumentId, source: string): Promise<Findings> {
  const cell = { id: `bench-${instrument}`, source, needs: [] };
  const found = await runCell(cell, 'snapshot', PASSES[instrument], (_, run) => run());
  if (found.result.error) throw new Error(`${instrument}: ${found.result.error.message}`);
  return found;
}
