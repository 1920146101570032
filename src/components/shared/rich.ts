/** Texts of quizzes may hold `code` between backticks and nothing else; never markup. */
import { html, type TemplateResult } from 'lit-html';

export function rich(text: string): TemplateResult {
  const parts = text.split('`');
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
