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
  const isText = textIn(tree);
  for (const { index: at, 0: mark } of code.matchAll(marks)) {
    const instead = halfWidth[mark];
    if (instead === undefined || at < textUntil || isText(at)) continue;
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

/** Where something begins that is text, or code again. */
interface Boundary {
  at: number;
  isText: boolean;
}

/**
 * Asks of places that grow whether they lie in a comment or a string; what a format string computes in
 * its braces is code. The tree is gone through once, however deep it nests.
 */
function textIn(tree: Tree): (at: number) => boolean {
  const boundaries = boundariesIn(tree);
  let next = 0;
  let isText = false;
  return (at) => {
    for (; (boundaries[next]?.at ?? Infinity) <= at; next += 1) {
      isText = boundaries[next]?.isText ?? false;
    }
    return isText;
  };
}

function boundariesIn(tree: Tree): Boundary[] {
  const found: Boundary[] = [];
  const around: boolean[] = [];
  tree.iterate({
    enter: ({ name, from }) => {
      const isText = kindOf(name);
      if (isText === null) return;
      around.push(isText);
      found.push({ at: from, isText });
    },
    leave: ({ name, to }) => {
      if (kindOf(name) === null) return;
      around.pop();
      found.push({ at: to, isText: around.at(-1) ?? false });
    },
  });
  return found;
}

/** true for text, false for code within text, null for what is as the code around it. */
function kindOf(name: string): boolean | null {
  if (name === 'FormatReplacement' || name === 'FormatSelf') return false;
  return /^(?:Comment|String|FormatString|ContinuedString)$/.test(name) ? true : null;
}
