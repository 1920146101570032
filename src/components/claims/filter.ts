/** Which claims a reader wants to see, and what they have voted; pure. */
import type { AnswerRecord } from '../../progress/store.ts';

/** What a reader has done about a claim. */
export const votes = ['none', 'right', 'wrong'] as const;
export type Vote = (typeof votes)[number];

export function voteOf(record: AnswerRecord | null): Vote {
  return record?.last.verdict ?? 'none';
}

/** Each '' where nothing was chosen. */
export interface Wanted {
  topic: string;
  truth: string;
  vote: string;
}

export interface Facts {
  topic: string;
  truth: string;
  vote: Vote;
}

export function isWanted(facts: Facts, wanted: Wanted): boolean {
  return (['topic', 'truth', 'vote'] as const).every(
    (name) => wanted[name] === '' || wanted[name] === facts[name],
  );
}
