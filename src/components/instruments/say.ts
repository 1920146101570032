/** The instruments' words. Not among the page's labels: they come with the first instrument. */
import type en from '../../content/i18n/instruments.en.json';
import { fillText, type Lang } from '../shared/labels.ts';

export type InstrumentKey = keyof typeof en;
export type InstrumentLabels = Readonly<Record<InstrumentKey, string>>;
export type Say = (
  key: InstrumentKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** A label of that name with its `{names}` replaced by values. */
export function sayWith(labels: InstrumentLabels): Say {
  return (key, values = {}) => fillText(labels[key], values);
}

/** Loads the words of one language. */
export async function loadSay(lang: Lang): Promise<Say> {
  const { default: labels } =
    lang === 'en'
      ? await import('../../content/i18n/instruments.en.json')
      : await import('../../content/i18n/instruments.zh-CN.json');
  return sayWith(labels);
}
