/** The cells that a question runs, so that the page gets what it needs and nothing else. */
import type { CellCode } from '../interpreter/protocol.ts';
import { kindOf } from './kind-of.ts';
import type { Question } from './types.ts';

/** Something that a native Python measured, and under what. */
export interface RecordedFact {
  value: number | string;
  unit: 'bytes' | 'count' | 'code' | 'yes-no' | 'text';
  /** Its version. */
  python: string;
  system: string;
  date: string;
  /** The same reading of every version it was recorded of, oldest first. */
  all: readonly { python: string; value: number | string }[];
}

export interface Material {
  cells: Readonly<Record<string, CellCode>>;
  /** Python files that are no cells, by their names without `.py`. */
  files: Readonly<Record<string, string>>;
  /** By their addresses, like `range-list.a-range.object@2.7`. */
  recorded: Readonly<Record<string, RecordedFact>>;
  /** Of a `cut`: its drawing as SVG, made at build; see kinds/cut/view-drawing.ts. */
  drawing?: string;
}

/** The ids of the cells that a question shows or runs, each once. */
export function cellIdsOf(question: Question): string[] {
  return [...new Set(kindOf(question).kind.cells(question))];
}

/** The names of the files beside the cells that a question uses. */
export function filesOf(question: Question): string[] {
  return kindOf(question).kind.files?.(question) ?? [];
}

interface Lesson {
  cells: ReadonlyMap<string, CellCode>;
  files: ReadonlyMap<string, string>;
  /** @throws {Error} when nothing was recorded there */
  recorded: (address: string) => RecordedFact;
}

/** @throws {Error} when the lesson has no such cell or file */
export function materialOf(question: Question, lesson: Lesson): Material {
  const missing = (what: string): never => {
    throw new Error(`Question ${question.id}: there is no ${what}.`);
  };
  const cells = cellIdsOf(question).map((id) => {
    const { source, needs, budget } = lesson.cells.get(id) ?? missing(`cell ${id}`);
    return [id, { id, source, needs, ...(budget && { budget }) }] as const;
  });
  const files = filesOf(question).map((name) => {
    return [name, lesson.files.get(name) ?? missing(`file cells/${name}.py`)] as const;
  });
  const facts = (kindOf(question).kind.recordings?.(question) ?? []).map(
    (at) => [at, lesson.recorded(at)] as const,
  );
  return {
    cells: Object.fromEntries(cells),
    files: Object.fromEntries(files),
    recorded: Object.fromEntries(facts),
  };
}
