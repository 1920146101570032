// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, test, vi } from 'vitest';
import { misconceptions } from '../../quiz/misconceptions.ts';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import type { PoolQuestion } from './final-data.ts';
import { finalFoot, finalHead, type FinalModel } from './final-view.ts';
import { type Answered, resultOf, resultView } from './result-view.ts';

const actions = { start: vi.fn(), next: vi.fn(), retry: vi.fn() };

function shown(view: unknown): HTMLElement {
  const root = document.createElement('div');
  render(view, root);
  return root;
}
const textOf = (element: Element | null | undefined) =>
  element?.textContent.replace(/\s+/g, ' ').trim();
const all = (root: Element, selector: string) => [...root.querySelectorAll(selector)].map(textOf);

const question: PoolQuestion = {
  id: 'one',
  title: 'What is <b>one</b>?',
  beliefs: ['del-destroys-object', 'slice-owns-data'],
  sections: [{ text: 'Names: `del`', href: '/names/#del' }],
};
const missed: Answered = {
  question,
  href: '/names/#one',
  isRight: false,
  belief: 'del-destroys-object',
};
const known: Answered = { ...missed, isRight: true, belief: null };

/** A round with these answers, shown as the element does. */
function overWith(answers: Answered[], lang: 'en' | 'zh-CN'): FinalModel {
  const folder = '93-final';
  const place = ({ question: asked, href }: Answered) => ({
    group: {
      name: href === null ? folder : 'a',
      title: '',
      href: '/names/',
      isLesson: true,
      questions: [],
    },
    question: asked,
  });
  const known = new Map(answers.map((one, at) => [`a/q${at}`, place(one)] as const));
  const results = Object.fromEntries(
    answers.map(({ isRight, belief }, at) => [
      `a/q${at}`,
      {
        verdict: isRight ? ('right' as const) : ('wrong' as const),
        at: '2026-01-01T00:00:00Z',
        ...(belief !== null && { misconception: belief }),
      },
    ]),
  );
  const made = { at: '2026-01-01T00:00:00Z', python: '3', pyodide: '3' };
  const round = { ...made, asked: [...known.keys()], results };
  const result = resultOf(round, known, { folder, certificate: '/certificate/' });
  expect(result.answers).toEqual(answers);
  return { kind: 'over', result: resultView(result, wordsOf(lang)) };
}

describe.each(['en', 'zh-CN'] as const)('the final quiz in %s', (lang) => {
  const words = wordsOf(lang);
  const { labels } = words;

  test('says the rule before a round is drawn', () => {
    const root = shown(finalHead({ kind: 'intro', all: 15 }, words));
    expect(textOf(root)).toContain(fill(words, 'final-rule', { needed: 12, all: 15 }));
    const foot = shown(finalFoot({ kind: 'intro', all: 15 }, actions, words));
    expect(all(foot, 'button')).toEqual([labels['final-start']]);
  });

  test('goes on only once the question is answered; the last one leads to the result', () => {
    const asking = { kind: 'asking', n: 14, all: 15, isAnswered: false } as const;
    const buttons = (model: FinalModel) => all(shown(finalFoot(model, actions, words)), 'button');
    expect(buttons(asking)).toEqual([labels['final-again']]); // inside "give up"
    expect(buttons({ ...asking, isAnswered: true })).toEqual([labels['review-next']]);
    expect(buttons({ ...asking, n: 15, isAnswered: true })).toEqual([labels['final-see-result']]);
  });

  test('the result says what was missed, what it was about, and where that is explained', () => {
    const root = shown(finalHead(overWith([missed, known], lang), words));
    expect(textOf(root.querySelector('h2'))).toBe(
      fill(words, 'final-result', { right: 1, all: 2 }),
    );
    expect(textOf(root)).toContain(fill(words, 'final-not-passed', { needed: 2 }));
    const beliefOf = (id: keyof typeof misconceptions) =>
      misconceptions[id][lang].replaceAll('`', '');
    expect(all(root, '.final-missed q')).toEqual([beliefOf('del-destroys-object')]);
    const links = [...root.querySelectorAll('.final-missed a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/names/#one', '/names/#del']);
    expect(all(root, '.final-missed a')).toContain('What is <b>one</b>?');
    expect(all(root, '.final-known q'), 'not what has tripped them').toEqual([
      beliefOf('slice-owns-data'),
    ]);
    expect(textOf(root.querySelector('.final-known summary'))).toBe(
      fill(words, 'final-right', { n: 1 }),
    );
    expect(root.querySelector('a[href="/certificate/"]')).toBeNull();
  });

  test('a passed round leads to the certificate', () => {
    const root = shown(finalHead(overWith([known, known], lang), words));
    expect(textOf(root)).toContain(labels['final-passed']);
    expect(textOf(root.querySelector('a[href="/certificate/"]'))).toBe(labels['final-certificate']);
    expect(root.querySelector('.final-missed')).toBeNull();
  });

  test('a question that only the quiz asks has no place to link to', () => {
    const root = shown(finalHead(overWith([{ ...missed, href: null, belief: null }], lang), words));
    expect(all(root, '.final-missed a')).toEqual(['Names: `del`']);
    expect(textOf(root.querySelector('.final-missed'))).toContain('What is <b>one</b>?');
  });
});

test('buttons do what they say', () => {
  const words = wordsOf('en');
  const press = (model: FinalModel) =>
    shown(finalFoot(model, actions, words))
      .querySelector('button')
      ?.click();
  press({ kind: 'intro', all: 15 });
  expect(actions.start).toHaveBeenCalledTimes(1);
  press({ kind: 'asking', n: 1, all: 15, isAnswered: true });
  expect(actions.next).toHaveBeenCalledTimes(1);
  press({ kind: 'failed', message: 'no network' });
  expect(actions.retry).toHaveBeenCalledTimes(1);
});
