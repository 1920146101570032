/** Which of a question's values it is asked with: another one at each attempt. */
import { valuesOf } from '../../quiz/values-of.ts';
import type { Question, Values } from '../../quiz/types.ts';

/** Those that an answer in progress is about, else those whose turn it is. */
export function valuesAsked(question: Question, attempts: number, typed: Values = {}): Values {
  const all = valuesOf(question);
  const asked = asText(typed);
  return all.find((values) => asText(values) === asked) ?? all[attempts % all.length] ?? {};
}

function asText(values: Values): string {
  return JSON.stringify(Object.entries(values).sort());
}
