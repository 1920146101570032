/**
 * The interface's words. The build writes the page's language into the page once (Head.astro);
 * elements read it from there, so that no page carries two languages.
 */
import type en from '../../content/i18n/en.json';

export type LabelKey = keyof typeof en;
export type Labels = Readonly<Record<LabelKey, string>>;
export type Lang = 'en' | 'zh-CN';

export interface Words {
  lang: Lang;
  labels: Labels;
}

/** The label with `{name}` replaced by the value of that name. */
export function fill(
  { labels }: Words,
  key: LabelKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(labels[key], values);
}

export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? isolated(String(values[name])) : whole,
  );
}

/** Letters that are written from right to left, and signs that make others so. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A value that is written in a direction of its own turns none of the words around it. */
function isolated(value: string): string {
  return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** Starlight's language tag as one of ours. */
export function langOf(tag: string | undefined): Lang {
  return tag?.startsWith('zh') ? 'zh-CN' : 'en';
}

export const LABELS_ID = 'freed-labels';

/** The words of this page. @throws Error when the page was built without them. */
export function pageWords(): Words {
  const element = document.getElementById(LABELS_ID);
  if (element?.textContent == null) throw new Error('This page was built without its labels.');
  // Written by Head.astro from the same type: part of this page, not an outside edge.
  const labels = JSON.parse(element.textContent) as Labels;
  return { lang: langOf(document.documentElement.lang), labels };
}
