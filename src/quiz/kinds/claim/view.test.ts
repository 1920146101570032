// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { grade } from '../../grade.ts';
import { half, once, recorded } from './question.fixture.ts';
import { stances } from './types.ts';
import { asked, nothing } from '../../question.fixture.ts';
import { runOf } from '../../run.fixture.ts';
import { wordsOf } from '../../../components/shared/words.ts';
import { claimView } from './view.ts';
import { newModel, type QuestionModel } from '../../../components/quiz/question-view.ts';
import {
  allIn,
  rendered,
  shownAsked,
  shownGraded,
  shownModel,
  textIn,
} from '../../../components/quiz/shown.fixture.ts';

const { labels } = wordsOf('en');
const zh = wordsOf('zh-CN');
const live = labels['label-live'] + labels['label-live-long'];
const built = zh.labels['label-built'] + zh.labels['label-built-long'];

test('the statement, where it was found, and three stances', () => {
  const root = shownAsked(half, 'zh-CN');
  expect(textIn(root.querySelector('.question-prompt'))).toBe('del frees memory（中文）');
  expect(textIn(root.querySelector('.question-hint'))).toBe(zh.labels['found-blog']);
  const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio][name=answer]')];
  expect(radios.map(({ value }) => value)).toEqual([...stances]);
  expect(textIn(root.querySelector('form button'))).toBe(zh.labels['claim-commit']);
  expect(textIn(root)).not.toContain('every version');
});

test('after the run: each case with its measurement, the truth, and its versions', () => {
  const answer = 'believe';
  const verdict = grade(half, answer, [runOf(0), runOf(1_000_000)], asked());
  const root = shownGraded(half, { answer, verdict });
  expect(allIn(root, '.parts li')).toEqual([
    `the object has one name ${labels.measured}: 0 bytes ${live} ${labels['case-for']}`,
    `the object has two names ${labels.measured}: 1,000,000 bytes ${live} ${labels['case-against']}`,
  ]);
  expect(textIn(root.querySelector('.claim-truth'))).toBe(`${labels['truth-half']} every version`);
  const said = textIn(root.querySelector('.question-status'));
  expect(said).toContain(`${labels['you-said']} ${labels['stance-believe']}`);
  expect(said).toContain('not with two names');
  expect(root.querySelector('.misconception')).not.toBeNull();
});

test('a stance is recalled by its words, and anything else is not', () => {
  expect(claimView.answer(half, 'doubt', {}, zh)).toBe(zh.labels['stance-doubt']);
  expect(claimView.answer(half, ['doubt'], {}, zh)).toBe('');
});

test('without Python the cases and the truth can be shown', () => {
  const measured = { 'only-name': 0, 'two-names': 1_000_000 };
  const root = rendered(
    claimView.reveal({ question: half, values: {}, words: zh, material: nothing, measured }),
  );
  expect(allIn(root, 'li')[1]).toBe(
    `the object has two names（中文） 实际结果：1,000,000 字节 ${built}`,
  );
  expect(textIn(root)).toContain('只对一半。');
});

test('a recorded case says of which Python it speaks, and when it was', () => {
  const answer = 'depends';
  const verdict = grade(once, answer, [runOf(0)], { ...asked(), material: recorded });
  const graded = { answer, verdict };
  const model: QuestionModel = { ...newModel(once, {}, recorded), phase: 'graded', graded };
  const [old] = allIn(shownModel(model), '.parts li');
  expect(old).toContain('78.1 KiB');
  expect(old).toContain('recorded with CPython 2.7.18 on Debian, 2026-01-02');
  expect(old).toContain('Otherwise with CPython 3.6–3.15.');
  expect(old).not.toContain('The same with');
});
