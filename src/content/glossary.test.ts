import { describe, expect, test } from 'vitest';
import { parseGlossary, readGlossary, sorted, termOf } from './glossary.ts';

const entry = (id: string) =>
  `- { id: ${id}, en: { term: ${id}, text: a }, zh-CN: { term: 词, text: 词。 } }\n`;

describe('the glossary', () => {
  const entries = readGlossary();

  test('has each term once in each language', () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      const terms = entries.map((one) => one[lang].term);
      expect(new Set(terms).size).toBe(terms.length);
    }
  });

  test('explains in the language it says', () => {
    for (const { en, 'zh-CN': zh } of entries) {
      expect(en.term + en.text).not.toMatch(/[\u3000-\u9fff]/);
      expect(zh.text).toMatch(/[。]$/);
      expect(zh.text).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9`][\u4e00-\u9fff]/);
    }
  });

  test('sorts by the language', () => {
    const terms = sorted(entries, 'en').map(({ en }) => en.term);
    expect(terms).toEqual([...terms].sort((a, b) => a.localeCompare(b, 'en')));
  });
});

test('a term that is not there is named', () => {
  expect(() => termOf('nothing-such')).toThrow('nothing-such');
});

test('a term that is there twice is named', () => {
  expect(() => parseGlossary(entry('cycle') + entry('cycle'))).toThrow('cycle');
});

test('a term without Chinese is refused', () => {
  expect(() => parseGlossary('- { id: cycle, en: { term: cycle, text: a } }')).toThrow('zh-CN');
});
