/** Why an answer could not be read, in the words of the page. */
import type { UnreadAnswer } from '../../quiz/kinds/kind.ts';
import type { Problem } from './kind-view.ts';

/** Those of the reasons that are labels themselves. */
const LABELS = ['line-missing', 'no-cut', 'too-many-cuts', 'no-fate'] as const;

function isLabel(reason: UnreadAnswer['reason']): reason is (typeof LABELS)[number] {
  return LABELS.some((one) => one === reason);
}

export function problemOf({ reason, field, name }: UnreadAnswer): Problem {
  const at = { ...(field !== undefined && { field }), ...(name !== undefined && { name }) };
  if (isLabel(reason)) return { label: reason, ...at };
  return { label: reason === 'unknown-option' ? 'choose-one' : `amount-${reason}`, ...at };
}
