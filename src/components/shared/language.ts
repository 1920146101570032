/**
 * Which language the first page is shown in. Only `/` asks (components/home/first-visit.ts): whoever
 * opens any other address gets what it names. Every page notes its own language here.
 */
import type { Lang } from './labels.ts';

/** Where each language's pages are, below the site's base. */
export const FOLDERS: Readonly<Record<Lang, string>> = { en: '', 'zh-CN': 'zh-cn/' };

/** Kept for good: what the reader chose, or what their first visit came to. */
const KEPT = 'freed:language';
/** Kept while the tab is open: the language of the page that was read last. */
const READ = 'freed:language-read';

export interface Known {
  /** Of the last page in this tab; it may be an English one that a link led to. */
  read: Lang | null;
  kept: Lang | null;
  /** The browser's languages, most wanted first. */
  wanted: readonly string[];
}

/** English is what the page is in already, so nothing else needs to speak for it. */
export function languageFor({ read, kept, wanted }: Known): Lang {
  // Coming from an English page, `/` is where its links lead: nobody is moved elsewhere.
  if (read === 'en') return 'en';
  return kept ?? wanted.map(offered).find((lang) => lang !== null) ?? 'en';
}

/** `zh`, `zh-Hans-CN`, `zh-TW` → `zh-CN`; null for a language that the site does not speak. */
function offered(tag: string): Lang | null {
  const [primary = ''] = tag.toLowerCase().split('-');
  return primary === 'zh' ? 'zh-CN' : primary === 'en' ? 'en' : null;
}

/** @param base the site's own address, which ends with a slash. */
export function homeOf(lang: Lang, base: string): string {
  return new URL(FOLDERS[lang], base).href;
}

/** The language that an address of the site stands for. */
export function langOfPage(address: string, base: string): Lang {
  return address.startsWith(homeOf('zh-CN', base)) ? 'zh-CN' : 'en';
}

/** What is known in this browser; null where it keeps nothing, for then no choice could be kept either. */
export function knownHere(): Known | null {
  try {
    const read = langFrom(sessionStorage.getItem(READ));
    return { read, kept: langFrom(localStorage.getItem(KEPT)), wanted: navigator.languages };
  } catch {
    return null;
  }
}

/** @returns whether it could be kept. */
export function keepLanguage(lang: Lang): boolean {
  try {
    localStorage.setItem(KEPT, lang);
    return true;
  } catch {
    return false; // a private window, or storage that is full: the choice holds for this page
  }
}

/**
 * Notes what this page is in, and follows the language picker.
 * @param base the site's own address, which ends with a slash.
 */
export function rememberLanguage(lang: Lang, base: string): void {
  try {
    sessionStorage.setItem(READ, lang);
  } catch {
    return; // nothing is kept here, and so `/` never moves anybody
  }
  for (const picker of document.querySelectorAll('starlight-lang-select select')) {
    picker.addEventListener('change', ({ currentTarget }) => {
      if (!(currentTarget instanceof HTMLSelectElement)) return;
      keepLanguage(langOfPage(new URL(currentTarget.value, location.href).href, base));
    });
  }
}

function langFrom(text: string | null): Lang | null {
  return text === 'en' || text === 'zh-CN' ? text : null;
}
