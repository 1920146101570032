/**
 * What can make a reading untrue or incomplete, all in one place: each note of a run, the readings it
 * touches, and so who shows and who grades them. `isReliable` and `isShown` are the only questions asked of
 * it. A new note is an entry here and a sentence `note-<name>` in both languages; CONTRIBUTING says how.
 */
import * as z from 'zod/mini';

/** What one run of a cell can read. */
export const READINGS = [
  /** The heap before the cell and after it. */
  'bytes',
  /** How much of it Python's free lists have. */
  'freeLists',
  'marks',
  /** Where the chunks of the heap lie. */
  'map',
  'types',
  /** The collections of the garbage collector, and what each of them counted. */
  'collections',
  /** The types of what a collection freed. */
  'freed',
  /** The collector's own counters around a collection. */
  'counters',
  'growth',
  /** Reference counts of watched objects, line by line. */
  'counts',
  /** Where, and by what, watched objects died. */
  'deaths',
  /** Bytes by line and by loop. */
  'lines',
  'peak',
  /** Who held what at the peak. */
  'peakFrom',
  'graph',
  'stdout',
  'error',
] as const;
export type ReadingName = (typeof READINGS)[number];

/** How a run ended without coming back. The page says so itself: such a note has no sentence. */
type Ending = 'replaced' | 'broke' | 'overflowed' | 'unbegun';

interface Entry {
  /** Not true, or never taken: not shown, and it grades nothing. */
  spoils?: readonly ReadingName[];
  /** True as far as it goes, but not the whole: it is shown, and grades nothing. */
  cuts?: readonly ReadingName[];
  ending?: Ending;
}

/** All but what the code itself says. */
const MEASURED = READINGS.filter((reading) => reading !== 'stdout' && reading !== 'error');
const NOT_BACK = { spoils: [...MEASURED, 'error'], cuts: ['stdout'] } as const;
const OF_OBJECTS = ['counts', 'deaths', 'graph', 'types', 'freed'] as const;

/** In the order in which an instrument shows them. */
const NOTES = {
  // The run as a whole.
  'worker-replaced': { ...NOT_BACK, ending: 'replaced' },
  'interpreter-broke': { ...NOT_BACK, ending: 'broke' },
  'stack-overflowed': { ...NOT_BACK, ending: 'overflowed' },
  'never-began': { ...NOT_BACK, ending: 'unbegun' },
  'need-failed': { spoils: MEASURED, cuts: ['stdout', 'error'] },
  'packages-missing': { spoils: MEASURED, cuts: ['stdout', 'error'] },
  'not-compiled': { spoils: MEASURED },
  'reading-stopped': { spoils: MEASURED, cuts: ['stdout', 'error'] },
  'hooks-disturbed': { spoils: MEASURED, cuts: ['stdout', 'error'] },
  'used-interpreter': {},
  'tracing-left': { spoils: ['bytes', 'marks', 'map', 'growth'] },
  'disk-full': {},
  // A pass beside the bare one went another way, or was meddled with.
  'references-differ': { spoils: ['counts', 'deaths'] },
  'references-disturbed': { spoils: ['counts', 'deaths'] },
  'lines-differ': { spoils: ['lines', 'peak', 'peakFrom'] },
  'lines-disturbed': { spoils: ['lines', 'peak', 'peakFrom'] },
  'peak-differ': { spoils: ['peakFrom'] },
  'peak-disturbed': { spoils: ['peakFrom'] },
  'collector-differ': { spoils: ['counters'] },
  'collector-disturbed': { spoils: ['counters'] },
  'graph-differ': { spoils: ['graph'] },
  'graph-disturbed': { spoils: ['graph'] },
  'graph-frozen': { spoils: ['graph'] },
  'graph-missing': { spoils: ['graph'] },
  'graph-no-memory': { spoils: ['graph'] },
  // This build of the interpreter is not as abi.ts assumes.
  'abi-heap': { spoils: ['bytes', 'freeLists', 'marks', 'map', 'types', 'growth'] },
  'abi-refcount': { spoils: OF_OBJECTS },
  'abi-types': { spoils: ['deaths', 'types', 'freed'] },
  'abi-tracer': { spoils: OF_OBJECTS },
  'abi-frames': { spoils: ['deaths', 'freed'] },
  'abi-free-lists': { spoils: ['freeLists'] },
  'abi-lines': { spoils: ['lines', 'peak', 'peakFrom'] },
  // The cell has taken something that a reading rests on.
  'tracer-disturbed': { spoils: OF_OBJECTS },
  'collections-disturbed': { spoils: ['collections', 'freed', 'counters', 'counts', 'deaths'] },
  'growth-disturbed': { spoils: ['growth'] },
  // There was more than is kept. A list is shown as far as it goes; what sums up a list is not.
  'watched-cut': { cuts: ['counts', 'deaths', 'graph'] },
  'counts-cut': { cuts: ['counts'] },
  'marks-cut': { cuts: ['marks'] },
  'collections-cut': { cuts: ['collections', 'freed', 'counters'] },
  'output-cut': { cuts: ['stdout'] },
  'growths-cut': { cuts: ['growth'] },
  'error-cut': { cuts: ['error'] },
  'stacks-cut': { cuts: ['stdout', 'error'] },
  'types-cut': { spoils: ['types'] },
  'map-cut': { spoils: ['map'] },
  'lines-cut': { spoils: ['lines'] },
  'peak-cut': { spoils: ['peakFrom'] },
  'growth-cut': { spoils: ['growth'] },
  'graph-cut': { spoils: ['graph'] },
} as const satisfies Record<string, Entry>;

export type Note = keyof typeof NOTES;

const UNBEGUN: ReadonlySet<Note> = new Set(['never-began', 'need-failed', 'packages-missing']);

export const NOTE_NAMES = Object.keys(NOTES) as Note[];

/** At the edges. A note that this version does not know may spoil anything: such a result is refused. */
export const Note = z.enum(NOTE_NAMES);

export function isNote(note: unknown): note is Note {
  return typeof note === 'string' && Object.hasOwn(NOTES, note);
}

/** The part of a result that these questions are asked of. */
interface Noted {
  readonly notes: readonly Note[];
}

/** Whether a reading is true as far as it goes: else it is not shown, and a note of the run says why. */
export function isShown({ notes }: Noted, reading: ReadingName): boolean {
  return !notes.some((note) => entryOf(note).spoils?.includes(reading));
}

/** Whether a reading is true and the whole of it, so that it may be graded, counted or summed up. */
export function isReliable(result: Noted, reading: ReadingName): boolean {
  return isShown(result, reading) && !result.notes.some((note) => cuts(note, reading));
}

/** The notes that say why one of these readings is missing or cut, in the order of the table. */
export function notesOn({ notes }: Noted, readings: readonly ReadingName[]): Note[] {
  const touches = (note: Note) =>
    readings.some((reading) => entryOf(note).spoils?.includes(reading) || cuts(note, reading));
  return NOTE_NAMES.filter((note) => notes.includes(note) && touches(note));
}

/** Whether anything was measured at all. */
export function isMeasured(result: Noted): boolean {
  return MEASURED.some((reading) => isShown(result, reading));
}

/** Whether Python was given the code: not where Stop came before, or what the cell needs failed or is missing. */
export function hasBegun({ notes }: Noted): boolean {
  return !notes.some((note) => UNBEGUN.has(note));
}

/** Whether a package that the run needed did not come. */
export function lacksPackages({ notes }: Noted): boolean {
  return notes.includes('packages-missing');
}

/** How a run ended that did not come back; null for all others. */
export function endingIn({ notes }: Noted): Ending | null {
  return (
    notes.map((note) => entryOf(note).ending ?? null).find((ending) => ending !== null) ?? null
  );
}

/** Whether a note has a sentence: the others are said by how the run ended. */
export function hasSentence(note: Note): note is NoteInWords {
  return entryOf(note).ending === undefined;
}
export type NoteInWords = {
  [name in Note]: (typeof NOTES)[name] extends { ending: Ending } ? never : name;
}[Note];

function cuts(note: Note, reading: ReadingName): boolean {
  return entryOf(note).cuts?.includes(reading) ?? false;
}

function entryOf(note: Note): Entry {
  return NOTES[note];
}
