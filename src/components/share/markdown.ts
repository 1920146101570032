/** A cell as Markdown, for an issue, a chat or notes: its code, what it printed, what was measured. */
import { isShown } from '../../interpreter/notes.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { deltaSentence, freeListsSentence } from '../instruments/reading-view.ts';
import { fill, type Words } from '../shared/labels.ts';

export interface MarkdownOptions {
  /** Title and address of the page it stands on. */
  title: string;
  address: string;
  code: string;
  /** null where the code has not run as it stands. */
  result: RunResult | null;
  /** A link that opens the code in the playground; null where it is too long for one. */
  link: string | null;
}

export function markdownOf(options: MarkdownOptions, words: Words): string {
  const { title, address, code, result, link } = options;
  const from = `[${escapeMarkdown(title)}](<${address}>)`;
  const open = `[${words.labels['open-playground']}](<${link ?? ''}>)`;
  const parts = [
    from,
    fenced(code, 'python'),
    ...(result === null ? [] : resultParts(result, words)),
    ...(link === null ? [] : [open]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function resultParts(result: RunResult, words: Words): string[] {
  const { error, python, pyodide } = result;
  const printed = [result.stdout, result.stderr, error?.traceback ?? ''].filter(Boolean).join('');
  const delta = result.after.inUse - result.before.inUse;
  const split = freeListsSentence(result, words);
  const sentence = [deltaSentence(delta, words), ...(split === null ? [] : [split])].join(' ');
  return [
    ...(printed === '' ? [] : [words.labels['output-title'], fenced(printed, 'text')]),
    ...(isShown(result, 'bytes')
      ? [fill(words, 'markdown-measured', { sentence, python, pyodide })]
      : []),
  ];
}

/** In a fence that no run of backticks inside it can close. */
export function fenced(text: string, language: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}

/** Text that means nothing in Markdown but itself. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#|~&!]/g, '\\$&');
}
