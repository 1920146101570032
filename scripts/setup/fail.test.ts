import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { DISK_FULL, Failure, runMain, sentenceFor } from './fail.ts';

afterEach(() => void vi.restoreAllMocks());

/** Runs a command that ends in `error`: what it said, and its exit code if it chose one. */
async function end(error: Error) {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  await runMain(() => Promise.reject(error));
  return { said: said.mock.calls.flat().join('\n').trim(), codes: exit.mock.calls.flat() };
}

test('an expected failure is said in its own sentence, and ends with 1', async () => {
  expect(await end(new Failure('Python 3 was not found.'))).toEqual({
    said: 'Python 3 was not found.',
    codes: [1],
  });
});

test('a full disk is said as such, whatever was being written', async () => {
  const error = Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' });
  expect(await end(error)).toEqual({ said: DISK_FULL, codes: [1] });
  expect(DISK_FULL).toBe('The disk is full. Free about 1 GB, then run this command again.');
});

test.runIf(existsSync('/dev/full'))('a really full disk is recognised', async () => {
  const error: unknown = await writeFile('/dev/full', 'x').catch((reason: unknown) => reason);
  expect(sentenceFor(error)).toBe(DISK_FULL);
});

test('a bug keeps its stack trace', async () => {
  const bug = new TypeError('x is not a function');
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  await expect(runMain(() => Promise.reject(bug))).rejects.toBe(bug);
  expect(exit).not.toHaveBeenCalled();
});

test('a command that succeeds says nothing and does not exit by itself', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  await runMain(() => Promise.resolve());
  expect(said).not.toHaveBeenCalled();
  expect(exit).not.toHaveBeenCalled();
});

test.each([[null], ['ENOSPC'], [{ code: 'ENOSPC' }], [new Error('ENOSPC')]])(
  'there is no sentence for %s',
  (thrown) => {
    expect(sentenceFor(thrown)).toBeNull();
  },
);
