/** The values that a question may be asked with, one after the other; never empty. For the build. */
import { kindOf } from './kind-of.ts';
import type { Question, Values } from './types.ts';

export function valuesOf(question: Question): Values[] {
  return kindOf(question).kind.values(question);
}
