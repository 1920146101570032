import { expect, test } from 'vitest';
import { runNode } from './run-node.ts';
import { Failure } from './setup/fail.ts';

test('runNode goes on when the script ends well', async () => {
  await expect(runNode(['-e', 'process.exit(0)'], 'It broke.')).resolves.toBeUndefined();
});

test.each(['process.exit(3)', 'process.kill(process.pid, "SIGKILL")'])(
  'runNode ends with the given sentence after %s',
  async (script) => {
    await expect(runNode(['-e', script], 'It broke.')).rejects.toThrow(new Failure('It broke.'));
  },
);
