/** The two languages: where their pages are, and what the interface says in them. */
import { wordsOf } from '../../src/components/shared/words.ts';

export const languages = [
  {
    name: 'English',
    lang: 'en',
    base: '/',
    file: 'en.mdx',
    words: wordsOf('en'),
    /** Starlight's own words, which are not among our labels. */
    starlight: { search: 'Search', language: 'Select language' },
  },
  {
    name: '简体中文',
    lang: 'zh-CN',
    base: '/zh-cn/',
    file: 'zh-cn.mdx',
    words: wordsOf('zh-CN'),
    starlight: { search: '搜索', language: '选择语言' },
  },
] as const;

export type Language = (typeof languages)[number];

export const [english, chinese] = languages;

export function otherThan(language: Language): Language {
  return language === english ? chinese : english;
}
