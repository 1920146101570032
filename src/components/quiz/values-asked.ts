/** Which of a question's values it is asked with: another one at each attempt. */
import type { Values } from '../../quiz/types.ts';

/**
 * Those that an answer in progress is about, else those whose turn it is.
 * @param all that the question may be asked with.
 */
export function valuesAsked(all: readonly Values[], attempts: number, typed: Values = {}): Values {
  const asked = asText(typed);
  return all.find((values) => asText(values) === asked) ?? all[attempts % all.length] ?? {};
}

function asText(values: Values): string {
  return JSON.stringify(Object.entries(values).sort());
}
