/** Where the site lies, and each language's pages: for what the build writes. In the browser, see page.ts. */
import type { Lang } from './labels.ts';
import { FOLDERS } from './language.ts';

/** Ends with a slash. */
export const BASE = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** The first page in that language; all its other pages lie below. */
export function baseOf(lang: Lang): string {
  return BASE + FOLDERS[lang];
}
