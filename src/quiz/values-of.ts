/** The values that a question may be asked with, one after the other. */
import { combinations } from './parameters.ts';
import type { Question, Values } from './types.ts';

/** Never empty. Of a `fix` only the first variation: the others are not for the reader to see. */
export function valuesOf(question: Question): Values[] {
  if (question.type === 'fix') return combinations(question.variations).slice(0, 1);
  if (question.type === 'cut') return combinations();
  return combinations(question.parameters);
}
