/** A question's texts in the reader's language, its parameters filled in. */
import type { TemplateResult } from 'lit-html';
import type { LocalText, Values } from '../../quiz/types.ts';
import { formatNumber } from '../shared/format.ts';
import { fillText, type Words } from '../shared/labels.ts';
import { rich } from '../shared/rich.ts';

export function textOf(text: LocalText, values: Values, { lang }: Words): TemplateResult {
  const written = Object.entries(values).map(([name, n]) => [name, formatNumber(n, lang)]);
  return rich(fillText(text[lang], Object.fromEntries(written) as Record<string, string>));
}
