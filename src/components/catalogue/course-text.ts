/** What the course pages take from a question, whatever its kind. */
import { type MisconceptionId, misconceptions } from '../../quiz/misconceptions.ts';

/** At most `length` characters, cut between words where the language has spaces between them. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length).replace(/[\w’-]+$/, '');
  const kept = cut === '' ? text.slice(0, length) : cut;
  return `${kept.replace(/[\s,;:，、；：]+$/, '')}…`;
}

/** The beliefs that a question's answers can point to: in options, mistakes, steps. */
export function beliefsIn(part: unknown): MisconceptionId[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([field, value]: [string, unknown]) =>
    field === 'misconception' && isBelief(value) ? [value] : beliefsIn(value),
  );
}

export function isBelief(value: unknown): value is MisconceptionId {
  return typeof value === 'string' && Object.hasOwn(misconceptions, value);
}
