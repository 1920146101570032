/** What the part of the address after `#` asks the playground to open. */
import type { Origin } from './draft.ts';

export type Place =
  | { kind: 'blank' }
  | { kind: 'example'; id: string }
  | { kind: 'cell'; lesson: string; id: string }
  | { kind: 'draft'; id: string }
  /** Code in the link itself; see src/share/link.ts. */
  | { kind: 'link'; fragment: string };

/** null for an address that asks for nothing, or for a part of the page. */
export function placeOf(hash: string): Place | null {
  const fragment = hash.replace(/^#/, '');
  if (fragment.startsWith('code/')) return { kind: 'link', fragment };
  if (fragment === 'new') return { kind: 'blank' };
  const slugs = /^(?<kind>example|cell|draft)\/(?<first>[a-z0-9-]+)(?:\/(?<second>[a-z0-9-]+))?$/;
  const { kind, first = '', second } = slugs.exec(fragment)?.groups ?? {};
  if (kind === 'cell') return second === undefined ? null : { kind, lesson: first, id: second };
  if (second !== undefined) return null;
  return kind === 'example' || kind === 'draft' ? { kind, id: first } : null;
}

/** null for what has no address of its own: a link that is gone. */
export function hashOf(origin: Origin): string | null {
  if (origin.kind === 'example') return `#example/${origin.id}`;
  if (origin.kind === 'cell') return `#cell/${origin.lesson}/${origin.id}`;
  return origin.kind === 'blank' ? '#new' : null;
}
