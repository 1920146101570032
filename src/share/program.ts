/** A cell and the cells that it needs, as one program: what a link, a text or the playground holds. */
import type { CellCode } from '../interpreter/protocol.ts';

/** The code as it stands where the cell needs no other; else theirs before it. */
export function programOf({ source, needs }: Pick<CellCode, 'source' | 'needs'>): string {
  if (needs.length === 0) return source;
  const parts = [...needs.map((need) => need.source), source].map((part) => part.trimEnd());
  const [futures, rest] = hoistFutures(`${parts.join('\n\n\n')}\n`);
  return futures + rest.trimEnd();
}

/** `from __future__ import …` has to come before all other code. */
export function hoistFutures(body: string): [futures: string, rest: string] {
  const pattern = /^from __future__ import .*\n/gm;
  const futures = [...new Set(body.match(pattern) ?? [])];
  return [futures.join(''), body.replace(pattern, '')];
}
