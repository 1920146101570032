/** Counts births and deaths by type, and sums them up. Types themselves are born and die as well. */
import type { ChunkTable } from './chunks.ts';
import { type Living, MOST_KINDS } from './living.ts';
import { typeName } from './objects.ts';

export interface Tally {
  /** What `Living` keeps for an object of this type. */
  kind: number;
  name: string;
  born: number;
  diedOfBorn: number;
  diedOfOlder: number;
}

export interface TallyRow {
  type: string;
  born: number;
  died: number;
  left: number;
  bytes: number;
}

/** A power of 2. */
const RECENT = 1024;
/** Types lie further apart than that. */
const STEP_BITS = 4;
const placeOf = (address: number) => (address >>> STEP_BITS) & (RECENT - 1);

export class Tallies {
  /** By the address of the type; once that is gone, it may stand for another type. */
  readonly #byType = new Map<number, Tally>();
  /** All that ever were, by `kind`; there is no kind 0. */
  readonly #byKind: (Tally | null)[] = [null];
  /** The last ones asked for, each at the place that its type's address leads to. */
  readonly #recent: ({ type: number; tally: Tally } | null)[] = Array.from(
    { length: RECENT },
    () => null,
  );
  /** 1 at each place that a type's address leads to: most objects that die are none. */
  readonly #hasType = new Uint8Array(RECENT);
  /** There were more types than can be told apart: sums by type would be wrong. */
  isCut = false;

  /** @param type its address. */
  of(words: Uint32Array, type: number): Tally {
    const recent = this.#recent[placeOf(type)];
    if (recent?.type === type) return recent.tally;
    return this.#find(words, type);
  }

  #find(words: Uint32Array, type: number): Tally {
    let tally = this.#byType.get(type);
    if (tally === undefined) {
      tally = this.#add(typeName(words, type));
      this.#byType.set(type, tally);
    }
    this.#recent[placeOf(type)] = { type, tally };
    this.#hasType[placeOf(type)] = 1;
    return tally;
  }

  /** The tally whose `kind` this is; null for 0. */
  ofKind(kind: number): Tally | null {
    return this.#byKind[kind] ?? null;
  }

  /** The object at this address has died; if it was a type, its address may become another one. */
  forget(address: number): void {
    if (this.#hasType[placeOf(address)] !== 1) return;
    if (this.#byType.delete(address)) this.#recent[placeOf(address)] = null;
  }

  /** Most bytes left first. */
  rows(living: Living, chunks: ChunkTable): TallyRow[] {
    const bytes = bytesByKind(living, chunks);
    const rows = new Map<string, TallyRow>();
    for (const tally of this.#byKind) {
      if (tally === null) continue;
      const row = rowFor(rows, tally.name);
      row.born += tally.born;
      row.died += tally.diedOfBorn + tally.diedOfOlder;
      row.left += tally.born - tally.diedOfBorn;
      row.bytes += bytes[tally.kind] ?? 0;
    }
    const seen = [...rows.values()].filter(({ born, died }) => born + died > 0);
    return seen.sort((a, b) => b.bytes - a.bytes || a.type.localeCompare(b.type));
  }

  #add(name: string): Tally {
    const last = this.#byKind[MOST_KINDS];
    if (last) {
      this.isCut = true;
      return last;
    }
    const tally = { kind: this.#byKind.length, name, born: 0, diedOfBorn: 0, diedOfOlder: 0 };
    this.#byKind.push(tally);
    return tally;
  }
}

/** Addresses and chunks both go upwards: one walk through both. */
function bytesByKind(living: Living, { starts, sizes, used }: ChunkTable): number[] {
  const bytes: number[] = [];
  let chunk = 0;
  living.forEach((address, kind) => {
    while ((starts[chunk + 1] ?? Infinity) <= address) chunk += 1;
    const size = used[chunk] === 1 ? (sizes[chunk] ?? 0) : 0;
    bytes[kind] = (bytes[kind] ?? 0) + size;
  });
  return bytes;
}

function rowFor(rows: Map<string, TallyRow>, type: string): TallyRow {
  const row = rows.get(type) ?? { type, born: 0, died: 0, left: 0, bytes: 0 };
  rows.set(type, row);
  return row;
}
