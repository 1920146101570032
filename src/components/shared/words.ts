/** Both languages' words, for the build. In the browser, see `pageWords` in labels.ts. */
import en from '../../content/i18n/en.json' with { type: 'json' };
import zhCN from '../../content/i18n/zh-CN.json' with { type: 'json' };
import { type Labels, langOf, type Words } from './labels.ts';

const LABELS: Record<Words['lang'], Labels> = { en, 'zh-CN': zhCN };

export function wordsOf(tag: string | undefined): Words {
  const lang = langOf(tag);
  return { lang, labels: LABELS[lang] };
}
