import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtResult } from '../../content/built.ts';
import { wordsOf } from '../shared/words.ts';
import { escapeMarkdown, fenced, markdownOf } from './markdown.ts';

const words = wordsOf('en');
const OPTIONS = {
  title: 'Names | Freed',
  address: 'https://example.org/names/#second',
  code: 'print("`")',
  result: null,
  link: 'https://example.org/playground/#code/1/abc',
};

/** What stands between the first line of a fence and the line that closes it (CommonMark). */
function unfenced(markdown: string): string {
  const [first = '', ...lines] = markdown.split('\n');
  const fence = /^`+/.exec(first)?.[0] ?? '';
  const isEnd = (line: string) => {
    const end = /^ {0,3}(`+)[ \t]*$/.exec(line)?.[1] ?? '';
    return end.length >= fence.length;
  };
  const end = lines.findIndex(isEnd);
  expect(end).toBe(lines.length - 1);
  return lines.slice(0, end).join('\n');
}

test('no code and no output closes its own fence', () => {
  const text = fc
    .array(fc.constantFrom('`', '``', '```', '````', '\n', ' ', 'x', '~~~'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (code) => {
      expect(unfenced(fenced(code, 'python'))).toBe(code.replace(/\n+$/, ''));
    }),
  );
});

test('has where it comes from, the code, and the link that opens it', () => {
  expect(markdownOf(OPTIONS, words)).toBe(
    [
      '[Names \\| Freed](<https://example.org/names/#second>)',
      '```python\nprint("`")\n```',
      `[${words.labels['open-playground']}](<${OPTIONS.link}>)`,
      '',
    ]
      .join('\n\n')
      .replace(/\n\n$/, '\n'),
  );
  expect(markdownOf({ ...OPTIONS, link: null }, words)).not.toContain('playground');
});

test('has what was printed and measured, where the code has run', () => {
  const built = builtResult('01-reference-counting', 'two-names');
  const result = { ...built, stdout: 'ends ``` here\n' };
  const markdown = markdownOf({ ...OPTIONS, result }, words);
  expect(markdown).toContain('````text\nends ``` here\n````');
  expect(markdown).toContain(`CPython ${built.python}`);
});

test('a title is text, whatever it says', () => {
  expect(escapeMarkdown('[x](y) <img> `a` *b*')).toBe('\\[x\\]\\(y\\) \\<img\\> \\`a\\` \\*b\\*');
});
