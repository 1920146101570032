/**
 * What is counted of one run's births and deaths, in a memory of its own outside Python's heap. Two write in
 * it: lifetimes.ts, and listener.wat, which counts most events without leaving WebAssembly. By byte:
 *
 *     0         the types last seen, each at the place that its address leads to: type, kind
 *     0x8000    `reach`: the listener counts nothing by itself from this address upwards
 *     0x10000   counts by kind: born; died, born in this run; died, older; nothing
 *     0x110000  two bytes for every eight of Python's memory: the kind of the object that was born
 *               there in this run and lives, 0 for none, 0xffff for a marked address
 *
 * A kind is a small number for a type. A program that fills the memory makes tens of millions of objects:
 * a Map of so many takes a minute, gigabytes, and ends at 16.7 million. What is never written to here
 * takes no memory.
 */
import { instantiate, isFunction } from './assembled.ts';
import scan from './scan.generated.json' with { type: 'json' };

const REACH = 0x8000;
const COUNTS = 0x10000;
const SLOTS = 0x110000;
const PAGE = 0x10000;

/** A power of 2. */
const RECENT = 4096;
/** Types lie further apart than that. */
const TYPE_BITS = 4;
/** Objects begin at multiples of 8: the allocator hands out nothing else. */
const SLOT_BYTES = 8;
/** Bytes of Python's memory for one of ours. */
const SCALE = 4;
/** Bytes that are looked at in one, and what they have room for. */
const STEP = 8;
const SLOTS_OF_A_STEP = 4;
/** About what Python begins with. */
const FIRST_REACH = 32 * 2 ** 20;
const MOST_REACH = 2 ** 32;
const GROWTH = 1.25;

const MARKED = 0xffff;
/** The largest number that can be kept for a type. */
export const MOST_KINDS = MARKED - 1;

/** What is counted of each kind. */
export const BORN = 0;
export const DIED_OF_BORN = 1;
export const DIED_OF_OLDER = 2;
export type Count = typeof BORN | typeof DIED_OF_BORN | typeof DIED_OF_OLDER;
const COUNTS_OF_A_KIND = 4;

const pagesFor = (reach: number) => Math.ceil((SLOTS + reach / SCALE) / PAGE);
const slotOf = (address: number) => address >>> 3;
const recentOf = (type: number) => ((type >>> TYPE_BITS) & (RECENT - 1)) * 2;
const countOf = (kind: number, count: Count) => COUNTS / 4 + kind * COUNTS_OF_A_KIND + count;

export class Ledger {
  readonly memory = new WebAssembly.Memory({
    initial: pagesFor(FIRST_REACH),
    maximum: pagesFor(MOST_REACH),
  });
  #words = new Uint32Array(this.memory.buffer);
  #slots = new Uint16Array(this.memory.buffer, SLOTS);
  /** Kinds at marked addresses: their slots say only that they are. */
  readonly #marked = new Map<number, number>();
  readonly #next = scanner(this.memory);
  #owner: object | null = null;
  #isTellingAll = false;
  /** There was no memory to keep all that was born. */
  isFull = false;

  /** A new owner finds nothing in it; to open it again is no beginning. */
  openFor(owner: object): void {
    if (this.#owner === owner) return;
    this.#owner = owner;
    this.#marked.clear();
    this.isFull = false;
    this.#words.fill(0, 0, SLOTS / 4);
    // Most of it is 0, and what is only read takes no memory.
    for (const at of this.#written()) this.#words.fill(0, at / 4, (at + STEP) / 4);
    this.tellAll(false);
  }

  /** Whether the listener passes on every event, whatever it is of. */
  tellAll(isOn: boolean): void {
    this.#isTellingAll = isOn;
    const whole = Math.min(this.#slots.length * SLOT_BYTES, MOST_REACH - SLOT_BYTES);
    this.#words[REACH / 4] = isOn ? 0 : whole;
  }

  /** 0 for a type that was not seen of late. */
  recentKind(type: number): number {
    const place = recentOf(type);
    return this.#words[place] === type ? (this.#words[place + 1] ?? 0) : 0;
  }

  remember(type: number, kind: number): void {
    const place = recentOf(type);
    this.#words[place] = type;
    this.#words[place + 1] = kind;
  }

  forget(type: number): void {
    const place = recentOf(type);
    if (this.#words[place] === type) this.#words.fill(0, place, place + 2);
  }

  counted(kind: number, count: Count): number {
    return this.#words[countOf(kind, count)] ?? 0;
  }

  add(kind: number, count: Count, by: number): void {
    this.#words[countOf(kind, count)] = this.counted(kind, count) + by;
  }

  /** 0 for an address where nothing of this run lives. */
  kindAt(address: number): number {
    const kind = this.#slots[slotOf(address)] ?? MARKED;
    return kind === MARKED ? (this.#marked.get(address) ?? 0) : kind;
  }

  /** @param kind 1 to MOST_KINDS; 0 when the object has died. */
  put(address: number, kind: number): void {
    const now = this.#slots[slotOf(address)];
    if (now !== undefined && now !== MARKED) this.#slots[slotOf(address)] = kind;
    else if (this.isMarked(address)) this.#marked.set(address, kind);
    else if (this.#hasSlot(address, kind)) this.#slots[slotOf(address)] = kind;
  }

  /** What `kindAt` would give; from then on nothing of this run lives there. */
  take(address: number): number {
    const kind = this.kindAt(address);
    if (kind > 0) this.put(address, 0);
    return kind;
  }

  /** From now on the listener passes on what happens at this address. */
  mark(address: number): void {
    if (this.isMarked(address)) return;
    this.#marked.set(address, this.kindAt(address));
    if (this.#hasSlot(address, MARKED)) this.#slots[slotOf(address)] = MARKED;
  }

  unmark(address: number): void {
    if (!this.isMarked(address)) return;
    const kind = this.kindAt(address);
    this.#marked.delete(address);
    if (this.#hasSlot(address, kind)) this.#slots[slotOf(address)] = kind;
  }

  isMarked(address: number): boolean {
    const kind = this.#slots[slotOf(address)];
    return kind === MARKED || (kind === undefined && this.#marked.has(address));
  }

  /** What lives, lowest address first. */
  forEach(visit: (address: number, kind: number) => void): void {
    for (const at of this.#written()) {
      const first = ((at - SLOTS) / STEP) * SLOTS_OF_A_STEP;
      for (let slot = first; slot < first + SLOTS_OF_A_STEP; slot += 1) {
        const kind = this.kindAt(slot * SLOT_BYTES);
        if (kind > 0) visit(slot * SLOT_BYTES, kind);
      }
    }
  }

  /** Where there are slots that are not 0, in steps of them. */
  *#written(): Generator<number> {
    const end = this.memory.buffer.byteLength;
    let at = this.#next(SLOTS, end);
    while (at < end) {
      yield at;
      at = this.#next(at + STEP, end);
    }
  }

  /** Makes one for what is to be kept in it, if there is memory. */
  #hasSlot(address: number, kept: number): boolean {
    if (slotOf(address) < this.#slots.length) return true;
    if (kept === 0 || this.isFull) return false;
    const reach = Math.max(address + SLOT_BYTES, this.#slots.length * SLOT_BYTES * GROWTH);
    const pages = pagesFor(Math.min(reach, MOST_REACH));
    try {
      this.memory.grow(pages - this.memory.buffer.byteLength / PAGE);
    } catch {
      this.isFull = true; // the note `types-cut` says so
      return false;
    }
    this.#words = new Uint32Array(this.memory.buffer);
    this.#slots = new Uint16Array(this.memory.buffer, SLOTS);
    this.tellAll(this.#isTellingAll);
    return true;
  }
}

/** The function of scan.wat. */
function scanner(memory: WebAssembly.Memory): (at: number, end: number) => number {
  const { next } = instantiate(scan.wasm, { ledger: { memory } });
  if (!isFunction(next)) throw new Error('scan.wat exports no function `next`.');
  return (at, end) => next(at, end) >>> 0;
}
