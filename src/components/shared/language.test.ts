import { expect, test } from 'vitest';
import { homeOf, langOfPage, languageFor } from './language.ts';

const nobody = { read: null, kept: null, wanted: [] };

test.each([
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh-Hant-TW', 'en-US'], 'zh-CN'],
  [['ZH'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['fr-FR', 'zh-CN', 'en'], 'zh-CN'],
  [['fr', 'de'], 'en'],
  [[], 'en'],
  // A tag that merely begins like one of ours.
  [['zhx', 'eng'], 'en'],
  [['constructor'], 'en'],
])('a first visit with %j is shown in %s', (wanted, lang) => {
  expect(languageFor({ ...nobody, wanted })).toBe(lang);
});

test('what was chosen counts more than the browser', () => {
  expect(languageFor({ ...nobody, kept: 'en', wanted: ['zh-CN'] })).toBe('en');
  expect(languageFor({ ...nobody, kept: 'zh-CN', wanted: ['en'] })).toBe('zh-CN');
});

test('whoever comes from an English page stays in English, whatever is kept', () => {
  expect(languageFor({ read: 'en', kept: 'zh-CN', wanted: ['zh-CN'] })).toBe('en');
  expect(languageFor({ read: 'zh-CN', kept: null, wanted: ['zh-CN'] })).toBe('zh-CN');
  expect(languageFor({ read: 'zh-CN', kept: 'en', wanted: ['zh-CN'] })).toBe('en');
});

test('addresses below a base', () => {
  const base = 'https://example.org/freed/';
  expect(homeOf('en', base)).toBe(base);
  expect(homeOf('zh-CN', base)).toBe(`${base}zh-cn/`);
  expect(langOfPage(`${base}zh-cn/cycles/`, base)).toBe('zh-CN');
  expect(langOfPage(`${base}cycles/`, base)).toBe('en');
  expect(langOfPage(`${base}zh-cnx/`, base)).toBe('en');
});
