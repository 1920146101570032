/** Tells the reader, once and in place, what happened to the stored progress. */
import type { Notice } from '../../progress/store.ts';
import { fill, type LabelKey, type Words } from './labels.ts';

const KEYS = {
  damaged: 'notice-damaged',
  newer: 'notice-newer',
  full: 'notice-full',
  unavailable: 'notice-memory-only',
} as const satisfies Record<Notice['kind'], LabelKey>;

export function showNotice(notice: Notice, words: Words): void {
  const text = fill(words, KEYS[notice.kind], {
    key: notice.kind === 'damaged' ? notice.movedTo : '',
  });
  const place = document.querySelector('main .sl-markdown-content') ?? document.body;
  const element = document.createElement('p');
  element.className = 'progress-notice not-content';
  element.setAttribute('role', 'status');
  element.textContent = text;
  place.prepend(element);
}
