// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { grade } from '../../grade.ts';
import { one, several } from './question.fixture.ts';
import { asked, nothing } from '../../question.fixture.ts';
import { runOf } from '../../run.fixture.ts';
import type { Answer, ChoiceQuestion } from '../../types.ts';
import { wordsOf } from '../../../components/shared/words.ts';
import { choiceView } from './view.ts';
import {
  allIn,
  type Lang,
  rendered,
  shownAsked,
  shownGraded,
  textIn,
} from '../../../components/quiz/shown.fixture.ts';

const en = wordsOf('en').labels;
const zh = wordsOf('zh-CN').labels;

function shown(question: ChoiceQuestion, answer: Answer, lang: Lang = 'en') {
  const verdict = grade(question, answer, [runOf(1_000_040), runOf(0)], asked());
  return shownGraded(question, { answer, verdict }, lang);
}

describe('asking', () => {
  test.each([
    ['one', one, 'radio', zh['choose-the-one']],
    ['several', several, 'checkbox', zh['choose-all']],
  ] as const)('for %s', (_, question, type, legend) => {
    const root = shownAsked(question, 'zh-CN');
    const boxes = root.querySelectorAll(`input[name=answer][type=${type}]`);
    expect(boxes).toHaveLength(question.options.length);
    expect(textIn(root.querySelector('legend'))).toBe(legend);
    expect(allIn(root, 'label')).toEqual(question.options.map(({ text }) => text['zh-CN']));
    expect(root.innerHTML).not.toContain('another name holds them');
  });

  test('says whether anything will run', () => {
    const stated = { ...several, options: several.options.filter((one) => 'right' in one) };
    expect(textIn(shownAsked(several).querySelector('form button'))).toBe(en.commit);
    expect(textIn(shownAsked(stated).querySelector('form button'))).toBe(en['commit-answer']);
  });
});

describe('after one', () => {
  test('wrong: both options, why this one is wrong, and the belief behind it', () => {
    const root = shown(one, 'collected', 'zh-CN');
    expect(allIn(root, 'dd')).toEqual(['the collector frees it（中文）', 'the bytes stay（中文）']);
    expect(textIn(root.querySelector('.question-status'))).toContain(
      'the collector freed nothing（中文）',
    );
    expect(root.querySelector('.misconception')).not.toBeNull();
  });
});

describe('after several', () => {
  test('each option is judged, in a word and a sign', () => {
    const root = shown(several, ['stays', 'copies']);
    expect(allIn(root, '.part-mark')).toEqual([
      en['part-chosen-true'],
      en['part-left-false'],
      en['part-chosen-false'],
      en['part-left-true'],
    ]);
    const right = [...root.querySelectorAll('.parts > li')].map((li) =>
      li.getAttribute('data-right'),
    );
    expect(right).toEqual(['true', 'true', 'false', 'false']);
  });

  test('only what was mistaken is explained', () => {
    const said = textIn(shown(several, ['stays', 'copies']).querySelector('.parts'));
    expect(said).toContain('nothing is copied');
    expect(said).toContain('big and also');
    expect(said).not.toContain('another name holds them');
  });

  test('right: the true ones are explained', () => {
    const said = textIn(shown(several, ['stays', 'two-names']).querySelector('.parts'));
    expect(said).toContain('another name holds them');
    expect(said).not.toContain('nothing is copied');
  });
});

test('an answer is recalled by the texts of what was chosen', () => {
  const recalled = (answer: Answer) =>
    textIn(rendered(choiceView.answer(several, answer, {}, wordsOf('en'))));
  expect(recalled(['stays', 'two-names'])).toBe('the bytes stay; there were two names');
  expect(recalled('copies')).toBe('assigning copies');
  expect(recalled(['gone'])).toBe('');
});

test('without Python the true ones can be shown', () => {
  const measured = ['stays', 'two-names'];
  const words = wordsOf('zh-CN');
  const root = rendered(
    choiceView.reveal({ question: several, values: {}, words, material: nothing, measured }),
  );
  expect(textIn(root)).toBe(
    `${zh['is-true']} the bytes stay（中文）；there were two names（中文）`,
  );
});
