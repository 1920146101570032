// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import en from '../../content/i18n/en.json' with { type: 'json' };
import zhCN from '../../content/i18n/zh-CN.json' with { type: 'json' };
import { fill, fillText, LABELS_ID, langOf, pageWords } from './labels.ts';
import { toJson } from './to-json.ts';
import { wordsOf } from './words.ts';

const chinese = new Map(Object.entries(zhCN));

function placeholdersOf(text: string): string[] {
  return [...new Set(text.match(/\{[^}]*\}/g))].sort();
}

describe('the two languages', () => {
  test('have the same keys in the same order', () => {
    expect(Object.keys(zhCN)).toEqual(Object.keys(en));
  });

  test.each(Object.entries(en))(
    'say %s with the same placeholders, and say something',
    (key, text) => {
      const other = chinese.get(key) ?? '';
      expect(text.trim()).not.toBe('');
      expect(other.trim()).not.toBe('');
      expect(placeholdersOf(other)).toEqual(placeholdersOf(text));
    },
  );

  test('have placeholders that can be filled', () => {
    for (const text of [...Object.values(en), ...chinese.values()]) {
      for (const placeholder of placeholdersOf(text)) expect(placeholder).toMatch(/^\{\w+\}$/);
    }
  });
});

describe('fill', () => {
  test('puts values in the places of their names', () => {
    const words = wordsOf('en');
    expect(fill(words, 'error-at-line', { line: 3, type: 'NameError', message: 'no x' })).toBe(
      'Line 3: NameError: no x',
    );
    expect(fill(wordsOf('zh'), 'unit-line', { n: 3 })).toBe('第 3 行');
  });

  test('leaves what it has no value for', () => {
    expect(fillText('{a} and {b}', { a: 1 })).toBe('1 and {b}');
  });

  test('fills a name each time it stands there', () => {
    expect(fillText('{a}{a}', { a: 'x' })).toBe('xx');
  });

  test('takes values as they are, whatever is in them', () => {
    expect(fillText('{a} {b}', { a: '{b} $& $1', b: '{a}' })).toBe('{b} $& $1 {a}');
  });
});

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['en', 'en'],
  ['fr', 'en'],
  [undefined, 'en'],
])('the language tag %s means %s', (tag, lang) => {
  expect(langOf(tag)).toBe(lang);
});

describe('pageWords', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.lang = '';
  });

  test('are those that were built into the page, in its language', () => {
    document.documentElement.lang = 'zh-CN';
    const script = `<script type="application/json" id="${LABELS_ID}">${toJson(zhCN)}</script>`;
    document.body.innerHTML = script;
    expect(pageWords()).toEqual({ lang: 'zh-CN', labels: zhCN });
  });

  test('are missed aloud', () => {
    expect(pageWords).toThrow('This page was built without its labels.');
  });
});

describe('a value written from right to left', () => {
  test('stands for itself in a sentence, and turns none of the words around it', () => {
    expect(fillText('{name} died on line {line}.', { name: 'שם', line: 3 })).toBe(
      '\u2068שם\u2069 died on line 3.',
    );
    expect(fillText('{type}: end', { type: 'Stopped \u202e' })).toBe(
      '\u2068Stopped \u202e\u2069: end',
    );
  });

  test('is the only one that is set apart', () => {
    expect(fillText('{a} {b}', { a: '名字 é', b: -1.5 })).toBe('名字 é -1.5');
  });
});
