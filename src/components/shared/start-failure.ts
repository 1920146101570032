/** Why nothing could be run, in words that say what to do: Python could not start, or the page failed. */
import { StartError } from '../../interpreter/start-error.ts';
import { fill, type LabelKey, type Words } from './labels.ts';
import { messageOf } from './message-of.ts';

const KEYS = {
  download: 'start-failed',
  unsupported: 'start-unsupported',
  damaged: 'start-damaged',
  broken: 'start-broken',
} as const satisfies Record<StartError['reason'], LabelKey>;

export function startFailure(error: unknown): { key: LabelKey; values: { message: string } } {
  const message = messageOf(error);
  if (error instanceof StartError) return { key: KEYS[error.reason], values: { message } };
  console.error(error); // ours: whoever looks for it needs the place
  return { key: 'page-failed', values: { message } };
}

/** The same as one text. */
export function failureText(error: unknown, words: Words): string {
  const { key, values } = startFailure(error);
  return fill(words, key, values);
}
