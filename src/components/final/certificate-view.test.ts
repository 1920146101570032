// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, test } from 'vitest';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { type CertificateModel, certificateView } from './certificate-view.ts';

const actions = { name: () => undefined, print: () => undefined };
const standing = { all: 15, answered: 15, right: 13, needed: 12, isOver: true, isPassed: true };

function shown(model: CertificateModel, lang: string): HTMLElement {
  const root = document.createElement('div');
  render(certificateView(model, actions, wordsOf(lang)), root);
  return root;
}
const textOf = (element: Element | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim();

const locked: CertificateModel = {
  kind: 'locked',
  quiz: '../final/',
  asked: 15,
  needed: 12,
  best: null,
  current: null,
};
const open: CertificateModel = {
  kind: 'open',
  name: '',
  standing,
  on: new Date(2026, 10, 25, 12),
  lessons: { right: 60, all: 85 },
  python: '3.14.2',
  pyodide: '314.0.3',
};

describe.each(['en', 'zh-CN'] as const)('the certificate in %s', (lang) => {
  const words = wordsOf(lang);
  const { labels } = words;

  test('says what is missing while it is not open', () => {
    const first = shown(locked, lang);
    expect(textOf(first)).toContain(fill(words, 'certificate-locked', { needed: 12, asked: 15 }));
    expect(textOf(first)).toContain(labels['certificate-none']);
    expect(first.querySelector('a')?.getAttribute('href')).toBe('../final/');
    expect(first.querySelector('input')).toBeNull();

    const tried = shown(
      {
        ...locked,
        best: { ...standing, right: 9, isPassed: false },
        current: { ...standing, answered: 4, right: 4, isOver: false, isPassed: false },
      },
      lang,
    );
    const best = fill(words, 'certificate-best', { right: 9, all: 15, missing: 3 });
    expect(textOf(tried)).toContain(best);
    const current = fill(words, 'certificate-under-way', { answered: 4, all: 15 });
    expect(textOf(tried)).toContain(current);
  });

  test('says what was measured, with which Python, and that nobody has verified it', () => {
    const root = shown(open, lang);
    const date = { en: 'November 25, 2026', 'zh-CN': '2026 年 11 月 25 日' }[lang];
    const text = textOf(root.querySelector('.certificate'));
    expect(text).toContain(fill(words, 'certificate-passed', { date, right: 13, all: 15 }));
    expect(text).toContain(fill(words, 'certificate-lessons', { right: 60, all: 85 }));
    expect(text).toContain('3.14.2');
    expect(text).toContain('314.0.3');
    expect(text).toContain(labels['certificate-honest']);
    expect(root.querySelectorAll('.certificate-blocks [data-right]')).toHaveLength(13);
    expect(textOf(root.querySelector('.certificate-name'))).toBe(labels['certificate-nobody']);
  });

  test.each(['Ada', '王小明', '<img src=x onerror=alert(1)>', 'n'.repeat(60)])(
    'the name %s stands there as it was typed',
    (name) => {
      const root = shown({ ...open, name: ` ${name} ` }, lang);
      expect(textOf(root.querySelector('.certificate-name'))).toBe(name);
      expect(root.querySelector('img')).toBeNull();
    },
  );
});
