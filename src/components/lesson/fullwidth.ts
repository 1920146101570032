/**
 * Full-width marks in code: an input method leaves `（` or `，` where Python reads only `(` and `,`.
 * Those inside strings and comments are text and stay. Pure: works on a syntax tree.
 */
import type { syntaxTree } from '@codemirror/language';

type Tree = ReturnType<typeof syntaxTree>;

/** What each mark stands for in code. */
export const halfWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '：': ':',
  '，': ',',
  '、': ',',
  '；': ';',
  '。': '.',
  '．': '.',
  '“': '"',
  '”': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '＇': "'",
  '＝': '=',
  '＋': '+',
  '－': '-',
  '＊': '*',
  '／': '/',
  '＜': '<',
  '＞': '>',
  '！': '!',
  '％': '%',
  '＃': '#',
  '＠': '@',
  '｜': '|',
  '＆': '&',
  '～': '~',
  '＾': '^',
  '\u3000': ' ',
};

const marks = new RegExp(`[${Object.keys(halfWidth).join('')}]`, 'gu');

export interface FullWidthMark {
  /** Offset in the code; every mark is one UTF-16 unit long. */
  at: number;
  mark: string;
  instead: string;
}

/** Every mark that stands in code. `tree` is the code's, from the Lezer parser for Python. */
export function fullWidthMarks(code: string, tree: Tree): FullWidthMark[] {
  const found: FullWidthMark[] = [];
  let textUntil = -1;
  for (const { index: at, 0: mark } of code.matchAll(marks)) {
    const instead = halfWidth[mark];
    if (instead === undefined || at < textUntil || isText(tree, at)) continue;
    found.push({ at, mark, instead });
    const isOpening = (instead === '"' || instead === "'") && at !== textUntil;
    if (isOpening) textUntil = closing(code, at);
  }
  return found;
}

/** What stands between full-width quotes is meant as text: where it ends, or −1 if it does not. */
function closing(code: string, at: number): number {
  const instead = halfWidth[code[at] ?? ''];
  for (let i = at + 1; i < code.length && code[i] !== '\n'; i += 1) {
    if (halfWidth[code[i] ?? ''] === instead || code[i] === instead) return i;
  }
  return -1;
}

/** In a comment or a string; what a format string computes in its braces is code. */
function isText(tree: Tree, at: number): boolean {
  for (let node = tree.resolveInner(at, 1); ;) {
    if (node.name === 'FormatReplacement' || node.name === 'FormatSelf') return false;
    if (/^(?:Comment|String|FormatString|ContinuedString)$/.test(node.name)) return true;
    const { parent } = node;
    if (parent === null) return false;
    node = parent;
  }
}
