/** `asyncio.run` in a cell, in real Python: it runs there and then, and nothing goes on after it. */
import { beforeAll, expect, test } from 'vitest';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

function run(source: string) {
  return session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
}

beforeAll(async () => {
  session = await restoreNodeSession();
});

test('runs to the end, in the order of time', () => {
  const source = `import asyncio
async def say(word, after):
    await asyncio.sleep(after)
    print(word)
    return word
async def main():
    return await asyncio.gather(say("b", 0.02), say("a", 0.01), asyncio.wait_for(say("c", 0.03), 9))
print(asyncio.run(main()))`;
  expect(run(source)).toMatchObject({ status: 'done', stdout: "a\nb\nc\n['b', 'a', 'c']\n" });
});

test('a wait that is too long ends with TimeoutError', () => {
  const source = 'import asyncio\nasyncio.run(asyncio.wait_for(asyncio.sleep(9), 0.01))';
  expect(run(source).error?.type).toBe('TimeoutError');
});

test('what is left of it is cancelled, and nothing runs behind the cell', async () => {
  const source = `import asyncio
async def late():
    try:
        await asyncio.sleep(9)
    finally:
        print("cancelled")
async def main():
    task = asyncio.create_task(late())
    await asyncio.sleep(0)
asyncio.run(main())
seen = []
loop = asyncio.new_event_loop()
loop.call_soon(seen.append, 1)
loop.call_later(0.001, seen.append, 2)`;
  expect(run(source).stdout).toBe('cancelled\n');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(run('print(seen)').stdout).toBe('[]\n');
});

test('there is no loop outside of it, as in any Python', () => {
  expect(run('import asyncio\nasyncio.get_running_loop()').error?.type).toBe('RuntimeError');
  expect(run('import asyncio\nasyncio.get_event_loop()').error?.type).toBe('RuntimeError');
});
