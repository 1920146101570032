/** Why Python could not start, in words that say what to do. */
import { StartError } from '../../interpreter/start-error.ts';
import { fill, type LabelKey, type Words } from './labels.ts';
import { messageOf } from './message-of.ts';

export function startFailure(error: unknown): { key: LabelKey; values: { message: string } } {
  const message = messageOf(error);
  const isUnsupported = error instanceof StartError && error.reason === 'unsupported';
  return { key: isUnsupported ? 'start-unsupported' : 'start-failed', values: { message } };
}

/** The same as one text. */
export function failureText(error: unknown, words: Words): string {
  const { key, values } = startFailure(error);
  return fill(words, key, values);
}
