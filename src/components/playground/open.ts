/** From a place to the program that is there, or to why there is none. */
import type { Reading } from '../../share/link.ts';
import { fetchPart, PartError } from '../catalogue/lesson-part.ts';
import { cellData } from '../cell/cell-data.ts';
import { programOf } from '../../share/program.ts';
import { sharedProgress } from '../shared/page.ts';
import type { Drafts } from './drafts.ts';
import type { Place } from './place.ts';
import type { ExampleData, PlaygroundData } from './playground-data.ts';
import { BLANK, type Program } from './program.ts';
import type { PlaygroundWords } from './words.ts';

export type Problem = Extract<
  keyof PlaygroundWords,
  `no-${'draft' | 'example' | 'cell'}` | 'not-fetched' | 'damaged' | 'newer' | 'too-large'
>;

export type Opened = { program: Program } | { problem: Problem; values?: Record<string, string> };

const NO_CELL: Opened = { problem: 'no-cell' };

export interface Sources {
  data: PlaygroundData;
  drafts: Drafts;
  examples: ReadonlyMap<string, ExampleData>;
}

export async function open(place: Place, sources: Sources): Promise<Opened> {
  switch (place.kind) {
    case 'blank':
      return { program: BLANK };
    case 'example':
      return openExample(place.id, sources);
    case 'draft': {
      const draft = sources.drafts.read(place.id);
      return draft === null ? { problem: 'no-draft' } : { program: draft };
    }
    case 'cell':
      return openCell(place, sources);
    case 'link':
      return openLink(place.fragment);
  }
}

function openExample(id: string, { examples }: Sources): Opened {
  const example = examples.get(id);
  if (example === undefined) return { problem: 'no-example' };
  const { source, show, differs } = example;
  return { program: { code: source, show, differs, origin: { kind: 'example', id } } };
}

/** A cell out of its lesson's page, as that page was built, with what the reader has made of it. */
async function openCell(
  { lesson, id }: { lesson: string; id: string },
  { data }: Sources,
): Promise<Opened> {
  const page = data.lessons.find(({ name }) => name === lesson);
  if (page === undefined) return NO_CELL;
  try {
    const { cell, show, differs } = cellData((await fetchPart(page.href, 'cell', id)).element);
    const draft = sharedProgress().draft(`${lesson}/${id}`);
    const code = programOf({ ...cell, source: draft?.code ?? cell.source });
    const origin = { kind: 'cell', lesson, id } as const;
    return { program: { code, show, differs, origin, budget: cell.budget } };
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    const { reason, message } = error;
    return reason === 'unreachable' ? { problem: 'not-fetched', values: { message } } : NO_CELL;
  }
}

async function openLink(fragment: string): Promise<Opened> {
  const { readLink } = await import('../../share/link.ts');
  const reading = await readLink(fragment);
  if (reading.kind !== 'shared') return { problem: problemOf(reading), values: valuesOf(reading) };
  return { program: { ...reading.shared, origin: { kind: 'link' } } };
}

function problemOf({ kind }: Exclude<Reading, { kind: 'shared' }>): Problem {
  return kind === 'none' ? 'damaged' : kind;
}

function valuesOf(reading: Reading): Record<string, string> {
  return reading.kind === 'newer' ? { version: String(reading.version) } : {};
}
