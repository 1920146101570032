import { expect, test } from 'vitest';
import { quietable } from './quiet.ts';

test('who took hold of console.error before is silenced as well', () => {
  const said: unknown[][] = [];
  const console = { error: (...what: unknown[]) => said.push(what) };
  const silence = quietable(console);
  const kept = console.error.bind(console);
  kept('a start', 'fails');
  silence();
  kept('Aborted()');
  console.error('please report this');
  expect(said).toEqual([['a start', 'fails']]);
});
