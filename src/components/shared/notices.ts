/** Tells the reader something about the page itself, once and in place. */
import type { Notice } from '../../progress/store.ts';
import { fill, type LabelKey, type Words } from './labels.ts';

const KEYS = {
  damaged: 'notice-damaged',
  newer: 'notice-newer',
  full: 'notice-full',
  unavailable: 'notice-memory-only',
} as const satisfies Record<Notice['kind'], LabelKey>;

/** What happened to the stored progress, in words. */
export function progressNotice(notice: Notice, words: Words): string {
  const key = notice.kind === 'damaged' ? notice.movedTo : '';
  return fill(words, KEYS[notice.kind], { key });
}

/** @param action a button behind the text: something the reader may do about it. */
export function showNotice(text: string, action?: { label: string; act: () => void }): void {
  const shown = [...document.querySelectorAll('.page-notice')];
  if (shown.some((one) => one.textContent === text)) return; // two stores may say the same
  const place = document.querySelector('main .sl-markdown-content') ?? document.body;
  const element = document.createElement('p');
  element.className = 'page-notice not-content';
  element.setAttribute('role', 'status');
  element.textContent = text;
  if (action) {
    const button = document.createElement('button');
    button.textContent = action.label;
    button.addEventListener('click', action.act);
    element.append(' ', button);
  }
  place.prepend(element);
}
