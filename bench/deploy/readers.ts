/** A million readers: assumptions, and what follows from them and from the bytes that were measured. */
import type { Step } from './visits.ts';

/** Nobody has measured these; they are here to be changed. */
export const ASSUMED = {
  readers: 1_000_000,
  /** Of all readers: those who never run anything, who run Python, and who use NumPy as well. */
  shares: { reading: 0.6, python: 0.3, numpy: 0.1 },
  /** Of readers, those who stay until the copy for the time without a network is there. */
  stay: 0.8,
  /** Visits after the first one, per reader. */
  again: 4,
  /** Releases that a reader comes back to. */
  releases: 2,
  /** US dollars per GB: round numbers around what networks ask, not a quote of any of them. */
  prices: [0.01, 0.05, 0.1],
  /** GB: what GitHub Pages gives in a month, as a soft limit. docs/deploy.md has the source. */
  allowance: 100,
} as const;

export type BytesOf = Readonly<Record<Step, number>>;

export interface Traffic {
  name: string;
  bytesPerReader: number;
  /** 10⁹ bytes, of all readers. */
  gigabytes: number;
}

export function trafficOf(bytes: BytesOf): Traffic[] {
  const { shares, stay, again, releases } = ASSUMED;
  const runs = shares.python + shares.numpy;
  const parts: [string, number][] = [
    ['the first page', bytes.reading],
    ['the copy for the time without a network', bytes.offline * stay],
    ['Python', bytes.python * runs],
    ['NumPy', bytes.numpy * shares.numpy],
    [`${String(again)} visits more`, bytes.again * again],
    [`${String(releases)} releases that correct a lesson`, bytes.release * releases],
  ];
  return parts.map(([name, bytesPerReader]) => ({
    name,
    bytesPerReader,
    gigabytes: (bytesPerReader * ASSUMED.readers) / 1e9,
  }));
}

export function total(traffic: readonly Traffic[]): Traffic {
  const sum = (pick: (one: Traffic) => number) => traffic.reduce((all, one) => all + pick(one), 0);
  return {
    name: 'all of it',
    bytesPerReader: sum((one) => one.bytesPerReader),
    gigabytes: sum((one) => one.gigabytes),
  };
}
