/**
 * Which objects born in a run are alive, and of which kind: a small number for each address. A
 * program that fills the memory makes tens of millions; a Map of so many takes a minute, gigabytes,
 * and ends at 16.7 million.
 */

/** Addresses of one page. */
const PAGE_BITS = 16;
/** Objects begin at multiples of 8: the allocator hands out nothing else. */
const STEP_BITS = 3;
const SLOTS = 1 << (PAGE_BITS - STEP_BITS);
const WITHIN_PAGE = (1 << PAGE_BITS) - 1;

/** The largest number that can be kept. */
export const MOST_KINDS = 65_535;

export class Living {
  /** A page is there once something was born in it: a quarter of the memory that it stands for. */
  readonly #pages: (Uint16Array | undefined)[] = [];

  /** 0 for an address where nothing of this run lives. */
  get(address: number): number {
    const page = this.#pages[address >>> PAGE_BITS];
    return page === undefined ? 0 : (page[(address & WITHIN_PAGE) >>> STEP_BITS] ?? 0);
  }

  /** @param kind 1 to MOST_KINDS; 0 when the object has died. */
  set(address: number, kind: number): void {
    const number = address >>> PAGE_BITS;
    let page = this.#pages[number];
    if (page === undefined) {
      if (kind === 0) return;
      page = new Uint16Array(SLOTS);
      this.#pages[number] = page;
    }
    page[(address & WITHIN_PAGE) >>> STEP_BITS] = kind;
  }

  /** What `get` would give; from then on nothing of this run lives there. */
  take(address: number): number {
    const page = this.#pages[address >>> PAGE_BITS];
    if (page === undefined) return 0;
    const slot = (address & WITHIN_PAGE) >>> STEP_BITS;
    const kind = page[slot] ?? 0;
    page[slot] = 0;
    return kind;
  }

  /** Lowest address first. */
  forEach(visit: (address: number, kind: number) => void): void {
    this.#pages.forEach((page, number) => {
      const start = number * (WITHIN_PAGE + 1);
      page?.forEach((kind, slot) => {
        if (kind > 0) visit(start + slot * (1 << STEP_BITS), kind);
      });
    });
  }
}
