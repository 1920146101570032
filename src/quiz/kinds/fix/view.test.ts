// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { RunResult } from '../../../interpreter/result.ts';
import type { AnswerRecord } from '../../../progress/store.ts';
import { grade } from '../../grade.ts';
import { lean, material, starter } from './question.fixture.ts';
import { asked } from '../../question.fixture.ts';
import { runWith } from '../../run.fixture.ts';
import { fill } from '../../../components/shared/labels.ts';
import { wordsOf } from '../../../components/shared/words.ts';
import { newModel } from '../../../components/quiz/question-view.ts';
import { solutionDiff } from './view-solution.ts';
import {
  allIn,
  type Lang,
  rendered,
  shownModel,
  textIn,
} from '../../../components/quiz/shown.fixture.ts';

const { labels } = wordsOf('en');
const asking = { ...asked(), material };
const ran = (peak: number) => runWith({ peak });
const passed = runWith({ stdout: asking.seal });
const raised = (type: string, message: string) =>
  runWith({ status: 'failed', error: { type, message, line: 2, traceback: 'Traceback …' } });

function shownGraded(results: RunResult[], lang: Lang = 'en', answer = starter) {
  const verdict = grade(lean, answer, results, asking);
  const model = newModel(lean, {}, material);
  return shownModel({ ...model, phase: 'graded', graded: { answer, verdict } }, lang);
}

test('the goals stand above the button, with the values of the code', () => {
  const root = shownModel(newModel(lean, {}, material));
  expect(allIn(root, '.goals li')).toEqual([
    'at most 1,000 twice at the peak',
    'nothing stays',
    labels['fix-behaves'],
  ]);
  expect(textIn(root.querySelector('.button-main'))).toBe(labels['fix-commit']);
});

test('each goal is said with what it measured, and the code can be worked on', () => {
  const root = shownGraded([ran(2500), passed, ran(10), passed]);
  expect(allIn(root, '.parts li')).toEqual([
    `at most 1,000 twice at the peak ${labels['goal-missed']} ${labels.measured}: 2,500 bytes the list is there as a whole`,
    `nothing stays ${labels['goal-met']} ${labels.measured}: 0 bytes`,
    `✓ ${labels['fix-behaves-so']}`,
  ]);
  expect(root.querySelector('form .button-main')).not.toBeNull();
});

test('what fails with unseen values only is said with them', () => {
  const root = shownGraded([ran(1), passed, ran(1), raised('AssertionError', 'wrong-mean')]);
  const said = allIn(root, '.parts li').at(-1);
  expect(said).toContain(fill(wordsOf('en'), 'fix-with', { values: 'size = 300' }));
  expect(said).toContain('the mean is wrong');
});

test('an error that only unseen values bring has its gloss in Chinese', () => {
  const failed = raised('ZeroDivisionError', 'division by zero');
  const root = shownGraded([ran(1), passed, failed, passed], 'zh-CN');
  const gloss = root.querySelector('.parts error-gloss');
  expect(gloss?.getAttribute('type')).toBe('ZeroDivisionError');
  expect(gloss?.getAttribute('message')).toBe('division by zero');
});

test('code that ends with an error shows it, and counts for nothing', () => {
  const root = shownGraded([
    raised('NameError', "name 'n' is not defined"),
    passed,
    passed,
    passed,
  ]);
  const status = textIn(root.querySelector('.question-status'));
  expect(status).toContain(labels['verdict-ungraded']);
  expect(status).toContain("NameError: name 'n' is not defined");
});

test('a goal that was not measured is named', () => {
  const root = shownGraded([runWith(), passed, runWith(), passed]);
  expect(textIn(root.querySelector('.question-status'))).toContain(
    'at most 1000 twice at the peak',
  );
});

test('markup in the code and in its errors is text', () => {
  const markup = '<img src=x onerror=alert(1)>';
  const failed = raised('ValueError', markup);
  const broken = shownGraded([ran(1), passed, failed, passed], 'en', `size = 1  # ${markup}`);
  expect(textIn(broken.querySelector('.parts'))).toContain(markup);
  const diff = rendered(solutionDiff(markup, 'size = 1', wordsOf('en')));
  expect(diff.querySelector('img') ?? broken.querySelector('img')).toBeNull();
  expect(textIn(diff.querySelector('del'))).toBe(`− ${markup}`);
});

test('the worked solution comes after two attempts, line by line beside the code', () => {
  const at = '2026-01-01T00:00:00.000Z';
  const last = { answer: starter, verdict: 'wrong' as const, measured: [], parameters: {}, at };
  const record: AnswerRecord = { attempts: 2, best: 'wrong', tries: [last], last };
  const root = shownModel({ ...newModel(lean, {}, material), record });
  expect(textIn(root.querySelector('.question-solution summary'))).toBe(labels.solution);
  const ours = material.files['mean.solution'] ?? '';
  const diff = rendered(solutionDiff(starter, ours, wordsOf('en')));
  expect(allIn(diff, 'del')).toEqual([
    '− squares = [i * i for i in range(size)]',
    '− mean = sum(squares) / size',
  ]);
  expect(allIn(diff, 'ins')).toEqual(['+ mean = sum(i * i for i in range(size)) / size']);
  expect(textIn(rendered(solutionDiff(ours, `${ours}\n`, wordsOf('en'))))).toContain(
    labels['diff-same'],
  );
});
