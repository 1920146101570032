/** Why Python could not start, in words that say what to do. */
import { StartError } from '../../interpreter/start-error.ts';
import type { LabelKey } from './labels.ts';

export function startFailure(error: unknown): { key: LabelKey; values: { message: string } } {
  const message = error instanceof Error ? error.message : String(error);
  const isUnsupported = error instanceof StartError && error.reason === 'unsupported';
  return { key: isUnsupported ? 'start-unsupported' : 'start-failed', values: { message } };
}
