/** The instruments' words, in either language. */
import { type Say, sayWith } from '../../src/components/instruments/say.ts';
import en from '../../src/content/i18n/instruments.en.json' with { type: 'json' };
import zhCN from '../../src/content/i18n/instruments.zh-CN.json' with { type: 'json' };
import type { Language } from './languages.ts';

export function sayIn({ lang }: Language): Say {
  return sayWith(lang === 'en' ? en : zhCN);
}
