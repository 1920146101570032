/** The playground's own words, for the build; the page carries those of its language. */
import en from '../../content/i18n/playground.en.json' with { type: 'json' };
import zhCN from '../../content/i18n/playground.zh-CN.json' with { type: 'json' };
import type { Lang } from '../shared/labels.ts';

export type PlaygroundWords = Readonly<Record<keyof typeof en, string>>;

const WORDS: Record<Lang, PlaygroundWords> = { en, 'zh-CN': zhCN };

export function playgroundWords(lang: Lang): PlaygroundWords {
  return WORDS[lang];
}
