// @vitest-environment jsdom
import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../interpreter/result.ts';
import { failedResult, stoppedResult } from '../../interpreter/unfinished.ts';
import { runOf, runWith } from '../../quiz/run.fixture.ts';
import { fill, type LabelKey } from '../shared/labels.ts';
import { wordsOf } from '../shared/words.ts';
import { resultView } from './result-view.ts';

function shown(result: RunResult, lang = 'en'): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = collectResultSync(render(resultView(result, wordsOf(lang))));
  return root;
}

const textOf = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();
/** A label of that language, filled in. */
const say = (lang: string, key: LabelKey, values: Record<string, string | number> = {}) =>
  fill(wordsOf(lang), key, values);

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
    for (const lang of ['en', 'zh-CN']) {
      expect(textOf(shown(cut, lang).querySelector('.output p:last-child'))).toBe(
        say(lang, 'output-truncated', { limit: '195.3 KiB' }),
      );
    }
    expect(shown(runWith({ stdout: 'a' })).querySelectorAll('.output p')).toHaveLength(1);
  });
});

describe('an error', () => {
  test.each([
    [3, 'error-at-line'],
    [null, 'error-anywhere'],
  ] as const)('on line %s is said as %s', (line, key) => {
    const values = { line: line ?? '', type: 'NameError', message: "name 'x' is not defined" };
    for (const lang of ['en', 'zh-CN']) {
      const sentence = shown(failing({ line }), lang).querySelector('.error-sentence');
      expect(textOf(sentence)).toBe(say(lang, key, values));
    }
  });

  test.each([
    ['en', 3, 'Line 3: MemoryError'],
    ['en', null, 'MemoryError'],
    ['zh-CN', 3, '第 3 行：MemoryError'],
    ['zh-CN', null, 'MemoryError'],
  ])('without a message ends with its type: %s, line %s', (lang, line, said) => {
    const root = shown(failing({ type: 'MemoryError', message: '', line }), lang);
    expect(textOf(root.querySelector('.error-sentence'))).toBe(said);
  });

  test.each(['en', 'zh-CN'] as const)('is given to be explained: %s', (lang) => {
    const explained = shown(failing({ message: `name '${ATTACK}'` }), lang);
    const gloss = explained.querySelector('error-gloss');
    expect(gloss?.getAttribute('type')).toBe('NameError');
    expect(gloss?.getAttribute('message')).toBe(`name '${ATTACK}'`);
    expect(gloss?.getAttribute('lang')).toBe(lang);
  });

  test('stands in its sentence with its beginning where it is very long', () => {
    const message = 'm'.repeat(100_000);
    const root = shown(failing({ message, traceback: message }));
    expect(root.querySelector('.error-sentence')?.textContent.length).toBeLessThan(2100);
    expect(root.querySelector('.traceback pre')?.textContent).toBe(message);
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
      say('en', 'error-at-line', { line: 3, type: '<b>', message: `{line} ${ATTACK}` }),
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
      say('en', 'reading-sentence-more', { delta: '40 bytes' }),
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
    expect(textOf(root.querySelector('.error-sentence'))).toBe(say('en', 'broke'));
    expect(root.querySelector('.traceback')).toBeNull();
  });

  test.each([
    ['en', /inside C.*WebAssembly.*json.*hash.*map over map.*RecursionError/],
    ['zh-CN', /C 代码.*WebAssembly.*json.*hash.*map.*RecursionError/],
  ] as const)('of one that recursion inside C has broken says so by name, in %s', (lang, parts) => {
    const words = 'RangeError: Maximum call stack size exceeded';
    const root = shown(failedResult(1, printed, words, true), lang);
    expect(textOf(root.querySelector('.error-sentence'))).toMatch(parts);
    expect(root.querySelector('.traceback')).toBeNull();
  });
});

describe('notes', () => {
  test('are sentences in the language of the page', () => {
    const result = runWith({ notes: ['used-interpreter', 'abi-tracer'] });
    for (const lang of ['en', 'zh-CN']) {
      expect([...shown(result, lang).querySelectorAll('.notes li')].map(textOf)).toEqual([
        say(lang, 'note-used-interpreter'),
        say(lang, 'note-abi-tracer'),
      ]);
    }
  });

  test('that have no sentence are no empty list', () => {
    expect(
      shown(
        runWith({ notes: ['worker-replaced', 'interpreter-broke', 'never-began'] }),
      ).querySelector('.notes'),
    ).toBeNull();
    expect(shown(runWith()).querySelector('.notes')).toBeNull();
  });
});

test('what was watched is part of the picture', () => {
  const watched = [{ name: 'big', counts: [], died: null }];
  expect(textOf(shown(runWith({ watched })).querySelector('.watched-sentence'))).toBe(
    say('en', 'watched-alive', { name: 'big' }),
  );
});
