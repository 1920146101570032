/**
 * Stands in for `@pagefind/default-ui`, which Starlight loads into every page (26 kB of scripts): the
 * real one is loaded when the reader first opens the search. astro.config.mjs puts this in its place.
 */

import { searchTerm } from './term.ts';

/**
 * Starlight says `new` to it, which a plain function bears.
 * @param options handed on as they are; only the element is looked at here.
 */
export function PagefindUI(options: { element: string }): void {
  const dialog = document.querySelector(options.element)?.closest('dialog');
  if (!dialog) return;
  const opened = new MutationObserver(() => {
    if (!dialog.open) return;
    opened.disconnect();
    void load(options, dialog);
  });
  opened.observe(dialog, { attributeFilter: ['open'] });
}

async function load(options: object, dialog: HTMLDialogElement): Promise<void> {
  const { PagefindUI: Real } = await import('@pagefind/default-ui/npm_dist/mjs/ui-core.mjs');
  const processTerm = (typed: string) => searchTerm(typed, document.documentElement.lang);
  new Real({ ...options, processTerm });
  dialog.querySelector('input')?.focus(); // Starlight looked for it when there was none yet
}
