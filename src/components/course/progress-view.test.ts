// @vitest-environment jsdom
import { render } from 'lit-html';
import { describe, expect, test, vi } from 'vitest';
import { type AnswerRecord, emptyProgress, type ProgressData } from '../../progress/schema.ts';
import { maxFileSize, type Refusal } from '../../progress/transfer.ts';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { progressView, type Said } from './progress-view.ts';
import { refusalText } from './refusal.ts';

const course = [{ name: '01-names', title: 'Names go', href: '/names/', questions: [] }];
const at = '2026-03-02T10:00:00.000Z';
const record: AnswerRecord = {
  attempts: 1,
  best: 'right',
  tries: [{ answer: 1, verdict: 'right', measured: 1, parameters: {}, at }],
};
const actions = { save: vi.fn(), add: vi.fn(), forget: vi.fn() };
const words = wordsOf('en');

function shown(data: Partial<ProgressData>, said: Said | null = null): HTMLElement {
  const root = document.createElement('div');
  const model = { course, data: { ...emptyProgress(), ...data }, said };
  render(progressView(model, actions, words), root);
  return root;
}
const buttons = (root: HTMLElement) =>
  [...root.querySelectorAll('button')].map((one) => one.textContent.trim());

describe('what is kept', () => {
  test('nothing: there is nothing to forget, and a file can be added', () => {
    const root = shown({ drafts: { '01-names/cell': { code: null, at } } });
    expect(root.querySelector('p')?.textContent).toBe(words.labels['progress-none']);
    expect(buttons(root)).toStrictEqual([words.labels.export]);
    expect(root.querySelector('label input')?.getAttribute('type')).toBe('file');
  });

  test('is counted, and can be forgotten lesson by lesson', () => {
    const root = shown({
      answers: { '01-names/a': record, '01-names/b': record, 'gone/c': record },
      drafts: { '01-names/cell': { code: 'x', at } },
    });
    expect(root.querySelector('p')?.textContent).toBe(
      `${fill(words, 'progress-answered', { n: 3 })} ${words.labels['progress-edited-one']}`,
    );
    expect(buttons(root).slice(1)).toStrictEqual([
      fill(words, 'forget-lesson', { lesson: 'Names go' }),
      fill(words, 'forget-lesson', { lesson: 'gone' }),
      words.labels['forget-everything'],
    ]);
    root.querySelectorAll('button')[1]?.click();
    const said = fill(words, 'forgot-lesson', { lesson: 'Names go' });
    expect(actions.forget).toHaveBeenLastCalledWith('01-names/*', said);
  });
});

test('a round of the final quiz can be forgotten, too', () => {
  const round = { at, asked: ['01-names/a'], results: {}, python: '3', pyodide: '3' };
  const root = shown({ rounds: { '93-final/1f': round } });
  expect(buttons(root)).toContain(fill(words, 'forget-lesson', { lesson: '93-final' }));
});

describe('what is said', () => {
  test('stands in a live region that was there before', () => {
    expect(shown({}).querySelector('[role=status]')?.textContent).toBe('');
    const root = shown({}, { text: 'Done.', isProblem: false, undo: null });
    expect(root.querySelector('[role=status]')?.textContent).toBe('Done.');
    expect(root.querySelector('[role=alert]')?.textContent).toBe('');
  });

  test('of a problem is an alert, and never markup', () => {
    const root = shown({}, { text: '<img src=x>', isProblem: true, undo: null });
    expect(root.querySelector('[role=alert]')?.textContent).toBe('<img src=x>');
    expect(root.querySelector('img')).toBeNull();
  });

  test('offers the way back', () => {
    const undo = vi.fn();
    const root = shown({}, { text: 'Gone.', isProblem: false, undo });
    root.querySelector<HTMLElement>('.progress-undo')?.click();
    expect(undo).toHaveBeenCalledOnce();
  });
});

describe.each(['en', 'zh-CN'])('why a file is refused, in %s', (lang) => {
  const refusals: Refusal[] = [
    { kind: 'too-large', size: maxFileSize + 1 },
    { kind: 'not-json' },
    { kind: 'not-ours' },
    { kind: 'newer' },
    { kind: 'too-many', count: 6000 },
    { kind: 'wrong-field', field: 'answers › a/b › attempts', expected: 'whole' },
    { kind: 'wrong-field', field: 'answers › a/b › attempts', expected: 'count' },
    { kind: 'future', field: 'answers › a/b' },
  ];

  test.each(refusals)('$kind', (why) => {
    const text = refusalText(why, wordsOf(lang));
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/[{}]|undefined/);
    if ('field' in why) expect(text).toContain(why.field);
    if (why.kind === 'too-large') expect(text).toContain('2.0 MB');
  });
});
