/** Counts births and deaths by type, and sums them up. Types themselves are born and die as well. */
import type { ChunkTable } from './chunks.ts';
import { BORN, DIED_OF_BORN, DIED_OF_OLDER, type Ledger, MOST_KINDS } from './ledger.ts';
import { typeName } from './objects.ts';

export interface TallyRow {
  type: string;
  born: number;
  died: number;
  left: number;
  bytes: number;
}

export class Tallies {
  readonly #ledger: Ledger;
  /** Kinds by the address of the type; once that is gone, it may stand for another type. */
  readonly #byType = new Map<number, number>();
  /** Of all types that ever were, by kind; there is no kind 0. */
  readonly #names = [''];
  #isCut = false;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** There were more types than can be told apart, or objects than can be kept: sums would be wrong. */
  get isCut(): boolean {
    return this.#isCut || this.#ledger.isFull;
  }

  /** @param type its address. */
  kindOf(words: Uint32Array, type: number): number {
    return this.#ledger.recentKind(type) || this.#find(words, type);
  }

  #find(words: Uint32Array, type: number): number {
    let kind = this.#byType.get(type);
    if (kind === undefined) {
      kind = this.#add(typeName(words, type));
      this.#byType.set(type, kind);
      this.#ledger.mark(type); // to hear of its death
    }
    this.#ledger.remember(type, kind);
    return kind;
  }

  nameOf(kind: number): string {
    return this.#names[kind] ?? '';
  }

  /** Whether a type lives at this address that was counted. */
  isType(address: number): boolean {
    return this.#byType.has(address);
  }

  /** The object at this address has died; if it was a type, its address may become another one. */
  forget(address: number): void {
    if (this.#byType.delete(address)) this.#ledger.forget(address);
  }

  /** Deaths until now, by kind. */
  deaths(): number[] {
    const died = (kind: number) =>
      this.#ledger.counted(kind, DIED_OF_BORN) + this.#ledger.counted(kind, DIED_OF_OLDER);
    return this.#names.map((_, kind) => died(kind));
  }

  /** Most bytes left first. */
  rows(chunks: ChunkTable): TallyRow[] {
    const bytes = bytesByKind(this.#ledger, chunks);
    const deaths = this.deaths();
    const rows = new Map<string, TallyRow>();
    this.#names.forEach((name, kind) => {
      if (kind === 0) return;
      const row = rowFor(rows, name);
      const born = this.#ledger.counted(kind, BORN);
      row.born += born;
      row.died += deaths[kind] ?? 0;
      row.left += born - this.#ledger.counted(kind, DIED_OF_BORN);
      row.bytes += bytes[kind] ?? 0;
    });
    const seen = [...rows.values()].filter(({ born, died }) => born + died > 0);
    return seen.sort((a, b) => b.bytes - a.bytes || a.type.localeCompare(b.type));
  }

  #add(name: string): number {
    if (this.#names.length > MOST_KINDS) {
      this.#isCut = true;
      return MOST_KINDS;
    }
    return this.#names.push(name) - 1;
  }
}

/** Addresses and chunks both go upwards: one walk through both. */
function bytesByKind(living: Ledger, { starts, sizes, used }: ChunkTable): number[] {
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
