import { expect, test } from 'vitest';
import { numberQuestion } from './question.fixture.ts';
import { emptyReport } from './report.ts';
import { checkTexts, textsIn } from './texts.ts';
import type { LocalText, Values } from './types.ts';

function problemsOf(prompt: LocalText, values: Values = {}): string[] {
  const report = emptyReport();
  checkTexts({ ...numberQuestion, prompt }, values, 'quiz.yaml: question x', report);
  return report.problems;
}

test('every text of a question is found, hidden as it may be', () => {
  const whys = numberQuestion.mistakes?.map(({ why }) => why) ?? [];
  expect(textsIn(numberQuestion)).toEqual([numberQuestion.prompt, numberQuestion.explain, ...whys]);
});

test('a text whose parameters have values is good', () => {
  const text = { en: 'a `list` of {size}', 'zh-CN': '{size} 个元素' };
  expect(problemsOf(text, { size: 3 })).toEqual([]);
});

test('a parameter that has no value is a problem, in the language it is in', () => {
  const text = { en: '{size} bytes', 'zh-CN': '{sise} 字节' };
  expect(problemsOf(text, { size: 3 })).toEqual([
    'quiz.yaml: question x: nothing fills sise in the zh-CN text "{sise} 字节"',
  ]);
  expect(problemsOf(text)[0]).toContain('nothing fills size in the en text');
});

test('a backtick that is not closed is a problem', () => {
  expect(problemsOf({ en: 'a `list', 'zh-CN': '`列表`' })).toEqual([
    'quiz.yaml: question x: a backtick is not closed in the en text "a `list"',
  ]);
});
