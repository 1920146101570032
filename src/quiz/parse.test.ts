import { describe, expect, test } from 'vitest';
import { parseQuiz, QuizError } from './parse.ts';
import { broken, good } from './quiz-file.fixture.ts';

const cells = { cells: ['two-names', 'del-one'] };
/** The messages for `good` with `found` replaced. */
function problemsOf(found: string | RegExp, replacement: string, text = good): string[] {
  const changed = text.replace(found, replacement);
  expect(changed).not.toBe(text);
  return messagesOf(changed);
}

function messagesOf(text: string): string[] {
  try {
    parseQuiz(text, 'quiz.yaml', cells);
  } catch (error) {
    if (error instanceof QuizError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a good file', () => {
  test('is read', () => {
    const quiz = parseQuiz(good, 'quiz.yaml', cells);
    expect(quiz.claims).toStrictEqual([
      { id: 'object-stays', cell: 'two-names', measure: 'delta', holds: { near: 1_000_000 } },
    ]);
    expect(quiz.questions.map((one) => [one.id, 'answer' in one && one.answer])).toStrictEqual([
      ['first-del', 'number'],
      ['what-frees', 'option'],
    ]);
  });

  test('comes through JSON unchanged, as the page receives it', () => {
    const quiz = parseQuiz(good, 'quiz.yaml', cells);
    expect(JSON.parse(JSON.stringify(quiz))).toStrictEqual(quiz);
  });

  test('may lack claims or questions', () => {
    const nothing = { claims: [], questions: [] };
    expect(parseQuiz('claims: []\nquestions:\n', 'quiz.yaml', cells)).toStrictEqual(nothing);
    expect(parseQuiz('questions: []', 'quiz.yaml', cells)).toStrictEqual(nothing);
  });

  test.each(['delta', 'inUse', 'peak', 'growth', '{ mark: after del }'])(
    'may measure bytes by %s',
    (measure) => {
      expect(
        messagesOf(good.replace('measure: delta\n    answer', `measure: ${measure}\n    answer`)),
      ).toStrictEqual([]);
    },
  );
});

test.each(broken)('%s is refused in plain words', (_, found, replacement, message) => {
  expect(problemsOf(found, replacement)[0]).toContain(message);
});

test.each(['', '- 1', 'text'])('the file %j is refused', (text) => {
  expect(messagesOf(text)[0]).toContain('quiz.yaml:1: the file: expected a map of fields');
});

test('all problems of a file are told at once, in the order of its lines', () => {
  const many = good
    .replace('cell: two-names', 'cell: none')
    .replace('cell: del-one', 'cell: none')
    .replace('      zh-CN: 它还在。\n', '')
    .replace('[1000000, 3000000]', '[1, 2, 3, 4, 5, 6, 7, 8, 9]')
    .replace('id: what-frees', 'id: first-del')
    .replace(/\n {8}why: \{ en: There.*/, '')
    .replace('        misconception: collector-needed-to-free\n', '');
  const lines = messagesOf(many).map((message) => Number(message.split(':')[1]));
  expect(lines).toHaveLength(7);
  expect(lines).toStrictEqual(lines.toSorted((one, other) => one - other));
});

test('an error carries its problems as data', () => {
  try {
    parseQuiz('question: []', 'quiz.yaml', cells);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(QuizError);
    if (!(error instanceof QuizError)) return;
    expect(error.problems).toStrictEqual([
      { line: 1, field: 'question', message: 'is not a known field' },
    ]);
  }
});
