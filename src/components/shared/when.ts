/** Moments, as people say them: `in 3 days`, `3 天后`, `2 Mar 2026`. */
import { spaced } from './format.ts';
import type { Lang } from './labels.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far off a coming moment is; what is past or less than a minute off is a minute off. */
export function formatWhen(moment: Date, now: Date, lang: Lang): string {
  const apart = Math.max(moment.getTime() - now.getTime(), MINUTE);
  if (apart < HOUR) return inUnits(Math.ceil(apart / MINUTE), 'minute', lang);
  if (apart < DAY) return inUnits(Math.round(apart / HOUR), 'hour', lang);
  return inUnits(Math.round(apart / DAY), 'day', lang);
}

function inUnits(n: number, unit: 'minute' | 'hour' | 'day', lang: Lang): string {
  return spaced(new Intl.RelativeTimeFormat(lang, { numeric: 'always' }).format(n, unit));
}

/** `November 25, 2026`, `2026 年 11 月 25 日` */
export function formatLongDate(moment: Date, lang: Lang): string {
  return spaced(new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(moment));
}

export function formatDate(moment: Date, lang: Lang): string {
  return spaced(new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(moment));
}

export function formatDateTime(moment: Date, lang: Lang): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return spaced(new Intl.DateTimeFormat(lang, style).format(moment));
}
