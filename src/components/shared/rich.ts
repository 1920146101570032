/** Sentences with something richer than text in them: code, or a part that is a view itself. */
import { html, type TemplateResult } from 'lit-html';

/** Texts of quizzes may hold `code` between backticks and nothing else; never markup. */
export function rich(text: string): TemplateResult {
  const parts = text.split('`');
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A label with each `{name}` replaced by a view, wherever the language puts it. */
export function sentence(
  label: string,
  parts: Readonly<Record<string, TemplateResult | string>>,
): TemplateResult {
  const pieces = label.split(/\{(\w+)\}/);
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? (parts[piece] ?? '') : piece))}`;
}
