// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../interpreter/result.ts';
import { failedResult, stoppedResult } from '../../interpreter/unfinished.ts';
import { runOf, runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import { resultView } from './result-view.ts';

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(resultView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();
const ATTACK = '<img src=x onerror=alert(1)></pre><script>alert(1)</script>&lt;';

function failing(error: Partial<NonNullable<RunResult['error']>>): RunResult {
  const whole = { type: 'NameError', message: "name 'x' is not defined", line: 3, traceback: '' };
  return runWith({ status: 'failed', error: { ...whole, ...error } });
}

describe('the output', () => {
  test('is shown exactly, with its spaces and empty lines', () => {
    const stdout = '\n\n  a\tb \n\n';
    expect(shown(runWith({ stdout })).querySelector('pre')?.textContent).toBe(stdout);
  });

  test('is text, never markup', () => {
    const root = shown(runWith({ stdout: ATTACK, stderr: ATTACK }));
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.querySelector('.output-stdout')?.textContent).toBe(ATTACK);
    expect(root.querySelector('.output-stderr')?.textContent).toBe(ATTACK);
  });

  test('has a place only when there is some', () => {
    expect(shown(runWith()).querySelector('.output')).toBeNull();
    const root = shown(runWith({ stderr: 'warning' }));
    expect(root.querySelector('.output-stdout')).toBeNull();
    expect(root.querySelector('.output-stderr')?.textContent).toBe('warning');
  });

  test('that was cut says so, and where', () => {
    const cut = runWith({ stdout: 'aaa', truncated: true, status: 'stopped' });
    expect(textOf(shown(cut).querySelector('.output p:last-child'))).toBe(
      'The output passed 195.3 KiB and was cut there; the run was ended.',
    );
    expect(textOf(shown(cut, 'zh-CN').querySelector('.output p:last-child'))).toBe(
      '输出超过 195.3 KiB，从那里截断，运行也随之结束。',
    );
    expect(shown(runWith({ stdout: 'a' })).querySelectorAll('.output p')).toHaveLength(1);
  });
});

describe('an error', () => {
  test.each([
    [
      3,
      "Line 3: NameError: name 'x' is not defined",
      "第 3 行：NameError：name 'x' is not defined",
    ],
    [null, "NameError: name 'x' is not defined", "NameError：name 'x' is not defined"],
  ])('on line %s', (line, english, chinese) => {
    const sentence = '.error-sentence';
    expect(textOf(shown(failing({ line })).querySelector(sentence))).toBe(english);
    expect(textOf(shown(failing({ line }), 'zh-CN').querySelector(sentence))).toBe(chinese);
  });

  test('has its traceback at hand, exactly', () => {
    const traceback = 'Traceback (most recent call last):\n  File "a.py", line 3\n    x\n';
    const root = shown(failing({ traceback }));
    expect(root.querySelector('details:not([open]) pre')?.textContent).toBe(traceback);
  });

  test('is text, never markup, and its braces are its own', () => {
    const root = shown(failing({ message: `{line} ${ATTACK}`, traceback: ATTACK, type: '<b>' }));
    expect(root.querySelector('img, script, b')).toBeNull();
    expect(root.querySelector('.error-sentence')?.textContent).toBe(
      `Line 3: <b>: {line} ${ATTACK}`,
    );
    expect(root.querySelector('.traceback pre')?.textContent).toBe(ATTACK);
  });

  test('comes before the reading, which is shown all the same', () => {
    const root = shown(failing({}));
    expect(root.firstElementChild?.className).toBe('error-sentence');
    expect(root.querySelector('.meter')).not.toBeNull();
  });

  test('is not shown for a run that the reader stopped', () => {
    const stopped: RunResult = { ...failing({ type: 'KeyboardInterrupt' }), status: 'stopped' };
    expect(shown(stopped).querySelector('.error-sentence')).toBeNull();
  });
});

describe('a reading', () => {
  test('is shown where it was taken', () => {
    expect(textOf(shown(runOf(40)).querySelector('.reading-headline'))).toContain(
      '40 bytes more in use than before.',
    );
  });

  const printed = { stdout: 'so far', stderr: '' };
  test.each([
    ['a replaced interpreter', stoppedResult(1, printed)],
    ['a broken interpreter', failedResult(1, printed, 'RuntimeError: unreachable')],
    ['a heap that cannot be read', runWith({ stdout: 'so far', notes: ['abi-heap'] })],
  ])('is not made up for %s; the output stays', (_, result) => {
    const root = shown(result);
    expect(root.querySelector('.reading, .meter')).toBeNull();
    expect(root.querySelector('.output-stdout')?.textContent).toBe('so far');
  });

  test('of a broken interpreter is an explanation instead', () => {
    const root = shown(failedResult(1, printed, 'RuntimeError: unreachable'));
    expect(textOf(root.querySelector('.error-sentence'))).toMatch(
      /^This code broke the interpreter/,
    );
    expect(root.querySelector('.traceback')).toBeNull();
  });
});

describe('notes', () => {
  test('are sentences in the language of the page', () => {
    const result = runWith({ notes: ['used-interpreter', 'abi-tracer'] });
    expect([...shown(result).querySelectorAll('.notes li')].map(textOf)).toEqual([
      'This ran in a used interpreter: what earlier cells left behind can shift the numbers. ' +
        'Restart Python for a clean start.',
      'This interpreter does not announce births and deaths: none are shown.',
    ]);
    expect(textOf(shown(result, 'zh-CN').querySelector('.notes li:last-child'))).toBe(
      '这个解释器不报告对象的创建和销毁，因此不显示这些内容。',
    );
  });

  test('that have no sentence are no empty list', () => {
    expect(
      shown(runWith({ notes: ['worker-replaced', 'toString'] })).querySelector('.notes'),
    ).toBeNull();
    expect(shown(runWith()).querySelector('.notes')).toBeNull();
  });
});

test('what was watched is part of the picture', () => {
  const watched = [{ name: 'big', counts: [], died: null }];
  expect(textOf(shown(runWith({ watched })).querySelector('.watched-sentence'))).toBe(
    'The object first named big is still alive.',
  );
});
