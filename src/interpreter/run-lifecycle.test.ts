import { expect, test } from 'vitest';
import { RunLifecycle } from './run-lifecycle.ts';

type Step = 'running' | 'describing' | 'over' | 'over in error' | 'fail' | 'interrupt';

function faultAfter(...steps: Step[]) {
  const lifecycle = new RunLifecycle();
  for (const step of steps) {
    if (step === 'fail') lifecycle.fail();
    else if (step === 'interrupt') lifecycle.interrupt();
    else if (step === 'over') lifecycle.end(false);
    else if (step === 'over in error') lifecycle.end(true);
    else lifecycle.enter(step);
  }
  return lifecycle.fault;
}

test.each<[string, Step[]]>([
  ['a cell that ends', ['running', 'over']],
  ['one that fails', ['running', 'describing', 'fail', 'running', 'over in error']],
])('is read: %s', (_, steps) => {
  expect(faultAfter(...steps)).toBeNull();
});

test('what does not compile has no readings', () => {
  expect(faultAfter('fail')).toBe('not-compiled');
});

test.each<[string, Step[]]>([
  ['begun twice', ['running', 'running', 'over']],
  ['ended twice', ['running', 'over', 'over']],
  ['ended before it has begun', ['over']],
  ['never ended', ['running']],
  ['never begun', []],
  ['put into words before it has begun', ['describing', 'running', 'over']],
  ['put back without having been put into words', ['running', 'running', 'over']],
  ['put into words and left there', ['running', 'describing', 'over']],
  ['told to have failed while it runs', ['running', 'fail', 'over']],
  [
    'told to have failed twice',
    ['running', 'describing', 'fail', 'fail', 'running', 'over in error'],
  ],
  ['told to have failed, and it has not', ['running', 'describing', 'fail', 'running', 'over']],
  ['put into words by hand, and nothing is told', ['running', 'describing', 'running', 'over']],
  ['put into words without an error', ['running', 'describing', 'running', 'over in error']],
])('is disturbed: %s', (_, steps) => {
  expect(faultAfter(...steps)).toBe('hooks-disturbed');
});

test.each<[string, Step[]]>([
  ['before the cell', ['interrupt']],
  ['after the cell', ['running', 'interrupt']],
])('is not read where Stop comes %s', (_, steps) => {
  expect(faultAfter(...steps)).toBe('reading-stopped');
});

test('only who describes an error may tell of it', () => {
  const lifecycle = new RunLifecycle();
  lifecycle.enter('running');
  expect(lifecycle.fail()).toBe(false);
});
