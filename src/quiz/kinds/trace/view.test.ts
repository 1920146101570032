// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { grade } from '../../grade.ts';
import { counts, deaths } from './question.fixture.ts';
import { asked, nothing } from '../../question.fixture.ts';
import { runWith } from '../../run.fixture.ts';
import type { Answer } from '../../types.ts';
import { fill } from '../../../components/shared/labels.ts';
import { wordsOf } from '../../../components/shared/words.ts';
import { newModel } from '../../../components/quiz/question-view.ts';
import {
  allIn,
  type Lang,
  rendered,
  shownAsked,
  shownGraded,
  shownModel,
  textIn,
} from '../../../components/quiz/shown.fixture.ts';
import { traceView } from './view.ts';

const words = wordsOf('en');
const { labels } = words;
const after = (line: number, count: number) => ({ step: line, line, count });
const run = runWith({
  watched: [
    { name: 'big', counts: [after(2, 1), after(3, 2)], died: { line: 5, by: 'count' } },
    { name: 'other', counts: [after(2, 1), after(3, 1)], died: null },
  ],
});
const right = { 'big@2': 1, 'other@2': 1, 'big@3': 2, 'other@3': 1 };

function shown(answer: Answer, lang: Lang = 'en') {
  return shownGraded(counts, { answer, verdict: grade(counts, answer, [run], asked()) }, lang);
}

describe('asking', () => {
  test('has a field for each place, each with a label of its own', () => {
    const root = shownAsked(counts);
    const fields = [...root.querySelectorAll('td input')];
    expect(fields.map((field) => field.getAttribute('name'))).toEqual(Object.keys(right));
    expect(fields[2]?.getAttribute('aria-label')).toBe(
      fill(words, 'trace-count', { name: 'big', line: 3 }),
    );
    expect(allIn(root, 'thead th')).toEqual([labels['trace-after'], 'big', 'other']);
    expect(allIn(root, 'tbody th')).toEqual(['line 2', 'line 3']);
  });

  test('for deaths has a row for each object', () => {
    const root = shownAsked(deaths, 'zh-CN');
    expect(allIn(root, 'tbody th')).toEqual(['big']);
    expect(root.querySelector('td input')?.getAttribute('name')).toBe('big');
  });

  test('again marks the place at fault, and only that', () => {
    const problem = { label: 'amount-empty', field: 'other@2' } as const;
    const root = shownModel({ ...newModel(counts, {}, nothing), problem });
    const faulty = root.querySelectorAll('[aria-invalid=true]');
    expect([...faulty].map((field) => field.getAttribute('name'))).toEqual(['other@2']);
    const said = faulty[0]?.getAttribute('aria-describedby') ?? '';
    expect(textIn(root.querySelector(`#${said}`))).toBe(labels['amount-empty']);
  });
});

describe('after an answer', () => {
  test('right numbers stand alone, each with its sign', () => {
    const root = shown(right);
    expect(allIn(root, 'td')).toEqual(['1 ✓ right', '1 ✓ right', '2 ✓ right', '1 ✓ right']);
    expect(root.querySelector('del, .parts li')).toBeNull();
  });

  test('a wrong one stands struck out beside the measured one, and is explained', () => {
    const root = shown({ ...right, 'big@3': 4 });
    expect(allIn(root, 'td')[2]).toBe(`${labels['entry-yours']} 4 2 ✗ ${labels['entry-wrong']}`);
    expect(textIn(root.querySelector('td del'))).toContain('4');
    expect(allIn(root, '.parts li')).toEqual([
      `✗ ${fill(words, 'trace-count', { name: 'big', line: 3 })} a second name for big`,
    ]);
  });

  test('is in the language of the page', () => {
    expect(textIn(shown({ ...right, 'big@3': 4 }, 'zh-CN').querySelector('.parts'))).toContain(
      'a second name for big（中文）',
    );
  });
});

test('without Python the measured numbers can be shown', () => {
  const root = rendered(
    traceView.reveal({ question: counts, values: {}, words, material: nothing, measured: right }),
  );
  expect(allIn(root, 'td')).toEqual(['1', '1', '2', '1']);
});
