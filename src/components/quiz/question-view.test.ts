// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { stoppedResult } from '../../interpreter/unfinished.ts';
import type { AnswerRecord } from '../../progress/store.ts';
import { grade } from '../../quiz/grade.ts';
import { type MisconceptionId, misconceptions } from '../../quiz/misconceptions.ts';
import { asked, nothing, numberQuestion, optionQuestion } from '../../quiz/question.fixture.ts';
import { runOf } from '../../quiz/run.fixture.ts';
import type { RunResult } from '../../interpreter/result.ts';
import type { Answer, Question } from '../../quiz/types.ts';
import { fill } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { actions, allIn, rendered, textIn, viewOf } from './shown.fixture.ts';
import { newModel, type QuestionModel, questionView } from './question-view.ts';
import { textOf } from './text.ts';

const en = wordsOf('en').labels;
const zh = wordsOf('zh-CN').labels;
function model(question: Question, change: Partial<QuestionModel> = {}): QuestionModel {
  return { ...newModel(question, {}, nothing), ...change };
}

function shown(given: QuestionModel, lang = 'en', more: object = {}): HTMLElement {
  const part = questionView(given, viewOf(given.question), { ...actions, ...more }, wordsOf(lang));
  return rendered(part);
}

const recall = (lang: 'en' | 'zh-CN', answer: string) =>
  fill(wordsOf(lang), 'answered-before', {
    answer,
    verdict: wordsOf(lang).labels['verdict-right'],
  });

const beliefIn = (lang: 'en' | 'zh-CN', id: MisconceptionId) =>
  fill(wordsOf(lang), 'misconception', {
    belief: misconceptions[id][lang].replaceAll('`', ''),
  });

/** The question after this answer, graded from this run. */
function graded(question: Question, answer: Answer, result: RunResult, lang = 'en'): HTMLElement {
  const verdict = grade(question, answer, [result], asked());
  return shown(model(question, { phase: 'graded', graded: { answer, verdict } }), lang);
}

describe('asking', () => {
  test('for a number', () => {
    const root = shown(model(numberQuestion));
    expect(textIn(root.querySelector('.question-prompt'))).toBe('how many bytes stay?');
    expect(textIn(root.querySelector('label'))).toBe(en['answer-bytes']);
    expect(root.querySelector('label input[name=answer]')?.getAttribute('aria-invalid')).toBe(
      'false',
    );
    expect(textIn(root.querySelector('.question-hint'))).toBe(en['answer-hint-bytes']);
    expect(textIn(root.querySelector('form button'))).toBe(en.commit);
    expect(root.querySelector('fieldset')?.disabled).toBe(false);
    expect(textIn(root.querySelector('.question-status'))).toBe('');
    expect(root.querySelector('.question-again, .cell-download, .question-record')).toBeNull();
  });

  test('for a number that is no bytes has no hint about bytes', () => {
    const root = shown(model({ ...numberQuestion, unit: 'line', measure: { died: 'a' } }));
    expect(textIn(root.querySelector('label'))).toBe(en['answer-line']);
    expect(root.querySelector('.question-hint')).toBeNull();
  });

  test('for a choice, in the language of the page; nothing is chosen before', () => {
    const root = shown(model(optionQuestion), 'zh-CN');
    expect(allIn(root, '.question-option')).toEqual([
      'all（中文）',
      'nothing（中文）',
      'twice as much（中文）',
    ]);
    const radios = [...root.querySelectorAll<HTMLInputElement>('input[type=radio][name=answer]')];
    expect(radios.map(({ value, checked }) => [value, checked])).toEqual([
      ['all', false],
      ['nothing', false],
      ['twice', false],
    ]);
    expect(textIn(root.querySelector('fieldset legend'))).toBe(zh['answer-choose']);
  });

  test('gives nothing of the answer away', () => {
    for (const question of [numberQuestion, optionQuestion]) {
      const page = shown(model(question)).innerHTML;
      expect(page).not.toContain('another name still holds it');
      expect(page).not.toContain('del removed only a name');
      expect(page).not.toMatch(/1[,.]?000[,.]?000/);
    }
  });

  test('again says what keeps the answer from being committed, at its field', () => {
    const root = shown(model(numberQuestion, { problem: { label: 'amount-unknown-unit' } }));
    const problem = root.querySelector('[role=alert]');
    expect(textIn(problem)).toBe(en['amount-unknown-unit']);
    const field = root.querySelector('[name=answer]');
    expect(field?.getAttribute('aria-describedby')).toBe(problem?.id);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
  });

  test('again says why Python did not start', () => {
    const root = shown(model(optionQuestion, { failure: 'Python could not start: <b>no</b>' }));
    expect(textIn(root.querySelector('[role=alert]'))).toBe('Python could not start: <b>no</b>');
    expect(root.querySelector('b')).toBeNull();
  });

  test('again recalls the last answer and its verdict', () => {
    const last = {
      answer: 1_000_000,
      verdict: 'right',
      measured: 1_000_040,
      parameters: {},
      at: '2026-01-02T03:04:05.000Z',
    } as const;
    const record: AnswerRecord = { attempts: 3, best: 'right', tries: [last], last };
    const root = shown(model(numberQuestion, { record }));
    expect(allIn(root, '.question-record')).toEqual([
      fill(wordsOf('en'), 'attempts-some', { n: 3 }),
      recall('en', '1,000,000 bytes'),
    ]);
    const once = shown(model(numberQuestion, { record: { ...record, attempts: 1 } }), 'zh-CN');
    expect(allIn(once, '.question-record')).toEqual([
      zh['attempts-one'],
      recall('zh-CN', '1,000,000 字节'),
    ]);
  });
});

describe('forgetting', () => {
  const last = { answer: 'count', verdict: 'right', measured: 'count', parameters: {} } as const;
  const at = '2026-01-02T03:04:05.000Z';
  const record: AnswerRecord = {
    attempts: 1,
    best: 'right',
    tries: [{ ...last, at }],
    last: { ...last, at },
  };

  test('is offered where there is something to forget', () => {
    expect(shown(model(optionQuestion)).querySelector('.question-forget')).toBeNull();
    const offered = shown(model(optionQuestion, { record })).querySelector('.question-forget');
    expect(textIn(offered)).toBe(en['forget-question']);
  });

  test('is said, and can be undone', () => {
    const root = shown(model(optionQuestion), 'zh-CN', { undo: () => undefined });
    expect(textIn(root.querySelector('[role=status]'))).toBe(zh['forgot-question']);
    expect(textIn(root.querySelector('.question-undo'))).toBe(zh.undo);
    expect(shown(model(optionQuestion)).querySelector('.question-undo')).toBeNull();
  });

  test('an answer of many parts is counted, and not recalled in a sentence', () => {
    const many = { ...record, last: { ...record.last, answer: ['a', 'b'] } };
    const root = shown(model(optionQuestion, { record: many }));
    expect(allIn(root, '.question-record')).toEqual([en['attempts-one']]);
  });
});

describe('running', () => {
  test('says that the prediction is set, and takes no other', () => {
    const root = shown(model(numberQuestion, { phase: 'running' }));
    expect(root.querySelector('fieldset')?.disabled).toBe(true);
    expect(textIn(root.querySelector('[role=status]'))).toBe(en.committed);
    expect(root.querySelector('.verdict')).toBeNull();
  });

  test('says how far Python has come in', () => {
    const download = { loaded: 1_500_000, total: 6_000_000 };
    const root = shown(model(numberQuestion, { phase: 'running', download }));
    expect(textIn(root.querySelector('.cell-download'))).toBe(
      fill(wordsOf('en'), 'downloading', { loaded: '1.5 MB', total: '6.0 MB' }),
    );
    const bar = root.querySelector('progress');
    expect([bar?.value, bar?.max]).toEqual([1_500_000, 6_000_000]);
  });
});

describe('graded', () => {
  test('right: the prediction, the live measurement and the explanation', () => {
    const root = graded(numberQuestion, 1_000_000, runOf(1_000_040));
    expect(textIn(root.querySelector('.verdict'))).toBe(en['verdict-right']);
    expect(root.querySelector('.verdict')?.className).toBe('verdict verdict-right');
    expect(allIn(root, '.question-numbers dd')).toEqual(['1,000,000 bytes', '1,000,040 bytes']);
    expect(allIn(root, '.question-numbers dt')).toEqual([
      en['you-predicted'],
      `${en.measured} ${en['label-live']}${en['label-live-long']}`,
    ]);
    expect(textIn(root.querySelector('.question-status'))).toContain('another name still holds it');
    expect(root.querySelector('.misconception')).toBeNull();
    expect(root.querySelector('form')).toBeNull();
    expect(textIn(root.querySelector('.question-again'))).toBe(en['try-again']);
  });

  test('wrong: why, and the belief behind it', () => {
    const root = graded(numberQuestion, 0, runOf(1_000_040));
    expect(textIn(root.querySelector('.verdict'))).toBe(en['verdict-wrong']);
    expect(textIn(root.querySelector('.question-status'))).toContain('del frees nothing here');
    expect(textIn(root.querySelector('.misconception'))).toBe(
      beliefIn('en', 'del-destroys-object'),
    );
    expect(root.querySelector('.misconception code')?.textContent).toBe('del');
  });

  test('wrong without a known belief names none', () => {
    const root = graded(numberQuestion, 2_000_000, runOf(1_000_040));
    expect(textIn(root.querySelector('.question-status'))).toContain('there is only one object');
    expect(root.querySelector('.misconception')).toBeNull();
  });

  test('a choice: both options in words, not the raw number', () => {
    const root = graded(optionQuestion, 'twice', runOf(1_000_040), 'zh-CN');
    expect(textIn(root.querySelector('.verdict'))).toBe(zh['verdict-wrong']);
    expect(allIn(root, '.question-numbers dd')).toEqual(['twice as much（中文）', 'all（中文）']);
    expect(textIn(root.querySelector('.misconception'))).toBe(
      beliefIn('zh-CN', 'assignment-copies'),
    );
  });

  test('not at all when the run gave no reading: neither right nor wrong', () => {
    const stopped = stoppedResult(1, { stdout: '', stderr: '' });
    for (const question of [numberQuestion, optionQuestion]) {
      const root = graded(question, question.answer === 'number' ? 0 : 'all', stopped);
      expect(textIn(root.querySelector('.verdict'))).toBe(en['verdict-ungraded']);
      expect(root.querySelector('.verdict')?.className).toBe('verdict verdict-ungraded');
      expect(root.querySelector('.question-numbers, .misconception')).toBeNull();
      expect(root.innerHTML).not.toContain('another name still holds it');
      expect(root.querySelector('.question-again')).not.toBeNull();
    }
  });

  test('not at all when no option fits: what was measured is shown as it is', () => {
    const root = graded(optionQuestion, 'all', runOf(400_000));
    expect(root.querySelector('.verdict')?.className).toBe('verdict verdict-ungraded');
    expect(allIn(root, '.question-numbers dd')).toEqual(['all', '400,000 bytes']);
  });
});

describe('help', () => {
  const texts = (...all: string[]) => all.map((one) => ({ en: one, 'zh-CN': `${one}。` }));
  const [solution = { en: '', 'zh-CN': '' }] = texts('count the `names`');
  const question: Question = { ...numberQuestion, hints: texts('one', 'two'), solution };
  const wrong = { answer: 0, verdict: grade(question, 0, [runOf(1_000_040)], asked()) };
  const right = {
    answer: 1_000_000,
    verdict: grade(question, 1_000_000, [runOf(1_000_040)], asked()),
  };
  const after = (attempts: number, verdict: 'right' | 'wrong'): AnswerRecord => {
    const last = {
      answer: 0,
      verdict,
      measured: 1,
      parameters: {},
      at: '2026-01-02T03:04:05.000Z',
    };
    return { attempts, best: verdict, tries: [last], last };
  };
  const hints = (root: Element) => allIn(root, '.question-hints li');
  const button = (root: Element) => textIn(root.querySelector('.question-hints button'));

  test('is not offered before a wrong answer, nor after a right one', () => {
    const given = [model(question), model(question, { phase: 'graded', graded: right })];
    for (const one of given) {
      expect(shown(one).querySelector('.question-hints, .question-solution')).toBeNull();
    }
  });

  test('comes one hint at a time', () => {
    const given = model(question, { phase: 'graded', graded: wrong });
    expect([hints(shown(given)), button(shown(given))]).toEqual([[], 'Show hint 1 of 2']);
    const one = shown({ ...given, hints: 1 }, 'zh-CN');
    expect([hints(one), button(one)]).toEqual([['one。'], '看第 2 条提示（共 2 条）']);
    const two = shown({ ...given, hints: 2 });
    expect([hints(two), button(two)]).toEqual([['one', 'two'], undefined]);
    expect(two.querySelector('.question-hints [aria-live=polite]')).not.toBeNull();
  });

  test('stays while the next answer is thought about, and after a reload', () => {
    expect(button(shown(model(question, { record: after(1, 'wrong') })))).toBe('Show hint 1 of 2');
    expect(button(shown(model(question, { record: after(1, 'right') })))).toBeUndefined();
  });

  test('is a worked solution after two attempts, closed', () => {
    const given = model(question, { phase: 'graded', graded: wrong, record: after(1, 'wrong') });
    expect(shown(given).querySelector('.question-solution')).toBeNull();
    const root = shown({ ...given, record: after(2, 'wrong') });
    const details = root.querySelector<HTMLDetailsElement>('details.question-solution');
    expect([details?.open, textIn(details)]).toEqual([false, `${en.solution} count the names`]);
    const running = shown({ ...given, phase: 'running', record: after(2, 'wrong') });
    expect(running.querySelector('.question-solution')).toBeNull();
  });

  test('is nothing where the question has none', () => {
    const record = after(2, 'wrong');
    const root = shown(model(numberQuestion, { phase: 'graded', graded: wrong, record }));
    expect(root.querySelector('.question-hints, .question-solution')).toBeNull();
  });
});

describe('the texts of a question', () => {
  const texts = (words: string) => ({ en: words, 'zh-CN': `${words}。` });

  test('have code between backticks and their parameters filled in', () => {
    const prompt = texts('`size = {size}` makes {size} bytes');
    const values = { size: 3_000_000 };
    const root = shown(model({ ...numberQuestion, prompt }, { values }));
    expect(textIn(root.querySelector('.question-prompt'))).toBe(
      'size = 3,000,000 makes 3,000,000 bytes',
    );
    expect(root.querySelector('.question-prompt code')?.textContent).toBe('size = 3,000,000');
  });

  test('are never markup, wherever they stand', () => {
    const attack = texts('`<b>x</b>` <img src=x onerror=alert(1)>');
    const question: Question = {
      ...optionQuestion,
      prompt: attack,
      explain: attack,
      options: optionQuestion.options.map((option) => ({ ...option, text: attack, why: attack })),
    };
    for (const root of [shown(model(question)), graded(question, 'twice', runOf(1_000_040))]) {
      expect(root.querySelector('img, b')).toBeNull();
      expect(root.querySelector('.question-prompt code')?.textContent).toBe('<b>x</b>');
      expect(root.textContent).toContain('<img src=x onerror=alert(1)>');
    }
  });

  test('are in the language asked for', () => {
    const view = textOf(texts('word'), {}, wordsOf('zh-CN'));
    expect(rendered(view).textContent).toBe('word。');
  });
});

describe('a question that is asked once', () => {
  const option = optionQuestion;
  const record: AnswerRecord = {
    attempts: 3,
    best: 'wrong',
    tries: [],
    last: {
      answer: 'count',
      verdict: 'wrong',
      measured: 'collector',
      parameters: {},
      at: '2026-01-01T00:00:00Z',
    },
  };

  test('says nothing of earlier answers, and offers no help', () => {
    const often = shown(model(option, { record }));
    expect(often.querySelector('.question-forget')).not.toBeNull();
    const once = shown(model(option, { record, isOnce: true }));
    expect(once.querySelector('.question-record, .question-forget, details, ol')).toBeNull();
    expect(once.querySelector('form')).not.toBeNull();
  });

  test('is over with its verdict, unless it could not be graded', () => {
    const over = { phase: 'graded', isOnce: true } as const;
    const verdictOf = (verdict: 'right' | 'wrong') =>
      ({ answer: 'count', verdict: { verdict, measured: 'count' } }) as const;
    for (const verdict of ['right', 'wrong'] as const) {
      const root = shown(model(option, { ...over, graded: verdictOf(verdict) }));
      expect(textIn(root.querySelector('.verdict'))).toBe(en[`verdict-${verdict}`]);
      expect(root.querySelector('.question-again, form')).toBeNull();
    }
    const ungraded = { verdict: 'ungraded', measured: null, reason: 'stopped' } as const;
    const stopped = shown(
      model(option, { ...over, graded: { answer: 'count', verdict: ungraded } }),
    );
    expect(stopped.querySelector('.question-again')).not.toBeNull();
  });
});
