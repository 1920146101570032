import { afterEach, expect, test, vi } from 'vitest';
import { StartError } from '../../interpreter/start-error.ts';
import { failureText } from './start-failure.ts';
import { wordsOf } from './words.ts';

afterEach(() => vi.restoreAllMocks());

const reasons = ['download', 'unsupported', 'damaged', 'broken'] as const;

test.each(['en', 'zh-CN'] as const)('in %s each reason has its own words', (lang) => {
  const words = wordsOf(lang);
  const said = reasons.map((reason) => failureText(new StartError('x.wasm', reason), words));
  expect(new Set(said).size).toBe(reasons.length);
  for (const text of said) expect(text).toContain('x.wasm');
});

test('a fault of the page is not blamed on Python or on the line, and can be traced', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const fault = new Error('There is no cell gone.');
  const words = wordsOf('en');
  const text = failureText(fault, words);
  expect(text).toContain('There is no cell gone.');
  expect(text).not.toMatch(/Python could not|connection/);
  expect(told).toHaveBeenCalledWith(fault);
});
