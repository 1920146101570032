/** Bytes line by line, and who held the peak, in real Python. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Findings, NO_PEAK } from './findings.ts';
import { restoreNodeSession } from './node.ts';
import type { Session } from './session.ts';

let session: Session;

/** What tracemalloc counts for a bytearray: its object, its bytes and the 0 after them. */
const bytearrayOf = (n: number) => 28 + n + 1;

/** Bytes that following the lines may take, where it was never done before. */
const OUR_OWN = 200;

beforeEach(async () => {
  session = await restoreNodeSession();
});

function run(source: string, pass: 'lines' | 'peak' = 'lines', peakAt = NO_PEAK): Findings {
  const found = session.run({ runId: 1, source, pass, peakAt, filename: 'cell.py' });
  expect(found.result.notes).toEqual([]);
  return found;
}

/** Increments by the text of the line. */
function increments(source: string): Record<string, number> {
  const { lines } = run(source).result;
  const texts = source.split('\n');
  const named = (lines ?? []).map(({ line, increment }) => [texts[line - 1]?.trim(), increment]);
  return Object.fromEntries(named) as Record<string, number>;
}

describe('straight code', () => {
  test('has to the byte what each line asked for, and what `del` gave back', () => {
    expect(increments('big = bytearray(1_000_000)\ndel big\nx = 1\nend = 2')).toEqual({
      'big = bytearray(1_000_000)': bytearrayOf(1_000_000),
      'del big': -bytearrayOf(1_000_000),
      'x = 1': 0,
      'end = 2': 0,
    });
  });

  test('says what is held after each line, from 0 at the start', () => {
    const { lines } = run('x = 1\na = bytearray(5000)\nb = a\ndel a\nb = None').result;
    const held = lines?.map((one) => one.held);
    expect(held).toEqual([0, bytearrayOf(5000), bytearrayOf(5000), bytearrayOf(5000), 0]);
  });

  test('shows the room that a full list makes for more', () => {
    const found = increments('d = [0] * 50_000\nd.append(1)\nd.append(2)');
    expect(found['d.append(1)']).toBeGreaterThan(20_000);
    expect(found['d.append(2)']).toBe(0);
  });

  test('of several lines is charged to each part', () => {
    const found = increments('a = [\n    bytearray(1000),\n    bytearray(2000),\n]\ndel a');
    expect(found['bytearray(1000),']).toBe(bytearrayOf(1000));
    expect(found['bytearray(2000),']).toBe(bytearrayOf(2000));
    expect(found['del a']).toBeLessThan(-3000);
  });
});

describe('a call', () => {
  const source =
    'def make():\n    extra = bytearray(70_000)\n    return bytearray(300_000)\nkept = make()\nkept = None';

  test('is charged to the line that calls, and its lines inside', () => {
    expect(increments(source)).toMatchObject({
      'extra = bytearray(70_000)': bytearrayOf(70_000),
      'return bytearray(300_000)': bytearrayOf(300_000),
      'kept = make()': bytearrayOf(300_000),
      'kept = None': -bytearrayOf(300_000),
    });
  });

  test('that calls itself counts each byte once for its line', () => {
    const recursion =
      'def f(n):\n    x = bytearray(1000)\n    return f(n - 1) if n else x\ny = f(5)';
    const found = increments(recursion);
    expect(found['x = bytearray(1000)']).toBeGreaterThanOrEqual(6 * bytearrayOf(1000));
    expect(found['x = bytearray(1000)']).toBeLessThan(6 * bytearrayOf(1000) + 100);
    expect(found['y = f(5)']).toBe(bytearrayOf(1000));
  });

  test('of a generator is charged to the lines it goes on with', () => {
    const generator =
      'def g():\n    x = bytearray(10_000)\n    yield; x = None\nh = g()\nnext(h)\nnext(h, 0)\nend = 1';
    expect(increments(generator)).toMatchObject({
      'x = bytearray(10_000)': bytearrayOf(10_000),
      'yield; x = None': -bytearrayOf(10_000),
      'next(h, 0)': -bytearrayOf(10_000),
    });
  });

  test('that fails gives back what it held once its error is gone', () => {
    const failing =
      'def f():\n    x = bytearray(50_000)\n    raise ValueError\ntry:\n    f()\nexcept ValueError:\n    pass\nend = 1';
    const { lines } = run(failing).result;
    expect(lines?.find(({ line }) => line === 5)?.increment).toBeGreaterThan(50_000);
    expect(lines?.at(-1)?.held).toBeLessThan(1000);
  });
});

describe('nothing of our own is counted', () => {
  test('when a function outside the cell is called for the first time', () => {
    const asyncio = 'import asyncio\nasync def main():\n    pass\nasyncio.run(main())\nend = 1';
    const first = increments(asyncio)['asyncio.run(main())'];
    expect(first).toBeLessThan(408); // with the allocator's headers, and the function main
  });

  test('when a library writes its first line', () => {
    const logging = 'import logging\nlog = logging.getLogger("a")\nlog.warning("hello")\nend = 1';
    expect(increments(logging)['log.warning("hello")']).toBeLessThan(272);
  });

  test('in a run that has not begun to measure', () => {
    expect(increments('from freed import watch\nend = 1')).toEqual({
      'from freed import watch': 0,
      'end = 1': 0,
    });
  });

  test('in a long loop, nor in line numbers that are objects', () => {
    const far = '\n'.repeat(300);
    const source = `${far}for i in range(100):\n    pass\nend = 1`;
    const { loops, peak } = run(source).result;
    expect(loops).toMatchObject([{ increment: expect.any(Number) as number }]);
    expect(Math.abs(loops?.[0]?.increment ?? 100)).toBeLessThan(60); // the range and its iterator
    expect(peak).toBeLessThan(100);
  });

  test('when a collection has emptied the free lists', async () => {
    const source =
      'import gc\ngc.collect()\nbig = bytearray(3_000)\nmore = bytearray(3_000)\ndel big, more\nend = 1';
    const found = run(source);
    const { lines, peak } = found.result;
    const [, collect, , more, del] = lines ?? [];
    expect(collect?.increment).toBeGreaterThanOrEqual(0);
    expect(more?.increment).toBe(bytearrayOf(3000));
    expect(del?.increment).toBe(-2 * bytearrayOf(3000));
    expect(peak).toBeGreaterThanOrEqual(2 * bytearrayOf(3000));
    session = await restoreNodeSession();
    const { peakFrom } = run(source, 'peak', found.peakAt).result;
    const held = peakFrom?.lines.reduce((all, { bytes }) => all + bytes, peakFrom.elsewhere);
    expect(held).toBeLessThanOrEqual((peak ?? 0) - bytearrayOf(3000));
  });
});

describe('what no line gives back', () => {
  test('is what dies when a function has returned', () => {
    const source =
      'cache = []\ndef handle(i):\n    body = bytearray(200_000)\n    cache.append(bytes(1_000))\n    return len(body)\nfor i in range(20):\n    handle(i)\nend = 1';
    const { lines, givenBack } = run(source).result;
    const bytes = 20 * bytearrayOf(200_000);
    const of = { name: 'handle', from: 2, to: 5 };
    expect(givenBack).toEqual([{ by: 'return', of, line: 5, bytes }]);
    const byLine = new Map(lines?.map((one) => [one.line, one]));
    expect(byLine.get(3)).toMatchObject({ increment: bytes, left: 0 });
    const kept = byLine.get(4)?.left ?? 0;
    expect(kept).toBeGreaterThanOrEqual(20 * 1017);
    expect(kept).toBeLessThan(20 * 1017 + 200); // and the list's places
    expect(byLine.get(7)?.left).toBe(kept);
  });

  test('is what other code drops while a coroutine waits', () => {
    const source =
      'import asyncio\nasync def main():\n    big = bytearray(300_000)\n    asyncio.get_running_loop().call_soon(len, big)\n    del big\n    await asyncio.sleep(0)\n    await asyncio.sleep(0)\nasyncio.run(main())\nend = 1';
    const { givenBack } = run(source).result;
    const waited = givenBack?.find(({ by }) => by === 'wait');
    expect(waited).toMatchObject({ of: { name: 'main', from: 2, to: 7 }, line: 6 });
    expect(waited?.bytes).toBeGreaterThanOrEqual(bytearrayOf(300_000));
    expect(waited?.bytes).toBeLessThan(bytearrayOf(300_000) + 200);
  });

  test('is what the collector finds when Python begins it, and no line is charged less for it', () => {
    const source =
      'import gc\nclass N:\n    def __init__(self):\n        self.me = self\ngc.collect()\ngc.freeze()\nfor i in range(9_000):\n    N()\nend = 1';
    const { loops, givenBack, lines } = run(source).result;
    const collected = givenBack?.find(({ by }) => by === 'collector');
    expect(collected).toMatchObject({ of: null, line: null });
    const left = (loops?.[0]?.increment ?? 0) - (collected?.bytes ?? 0);
    expect(collected?.bytes).toBeGreaterThan(100_000);
    expect(left).toBe(
      (lines?.at(-1)?.held ?? 0) - (lines?.find(({ line }) => line === 6)?.held ?? 0),
    );
  });
});

describe('an error', () => {
  test('that a library catches leaves the lines that it went through', () => {
    const source =
      'import functools\ndef key(a):\n    raise ValueError\nclass A:\n    def __len__(self):\n        raise TypeError\nresults = []\nfor i in range(3):\n    try:\n        sorted([1], key=key)\n    except ValueError:\n        kept = bytearray(10_000)\nresults.append(bytearray(5_000))\nend = 1';
    const found = increments(source);
    expect(found['kept = bytearray(10_000)']).toBeGreaterThan(9_000); // the error is gone
    expect(found['results.append(bytearray(5_000))']).toBeGreaterThanOrEqual(bytearrayOf(5000));
    expect(found['raise ValueError']).toBeLessThan(2000);
  });

  test('that is thrown into a generator leaves it in its place', () => {
    const source =
      'def g():\n    try:\n        yield 1\n    except ValueError:\n        extra = bytearray(40_000)\n    yield extra\nh = g()\nnext(h)\nkept = h.throw(ValueError)\nmore = bytearray(7_000)\nend = 1';
    const found = increments(source);
    expect(found['more = bytearray(7_000)']).toBe(bytearrayOf(7000));
    expect(found['extra = bytearray(40_000)']).toBeGreaterThan(39_000); // the error is gone
    expect(found['kept = h.throw(ValueError)']).toBeGreaterThan(39_000);
  });

  test('that ends the cell is put into words at nobody’s cost', () => {
    const source = 'def f():\n    raise ValueError("x")\na = bytearray(1_000)\nf()';
    const { lines } = run(source).result;
    expect(lines?.at(-1)?.increment).toBeLessThan(2000);
  });
});

describe('a loop', () => {
  test('has a total of its own, to the byte where free lists play no part', () => {
    const source = 'a = []\nfor i in range(50):\n    a.append(bytearray(1000))\nend = 1';
    const { loops, lines } = run(source).result;
    expect(loops).toMatchObject([{ from: 2, to: 3 }]);
    const [loop] = loops ?? [];
    const list = (loop?.increment ?? 0) - 50 * bytearrayOf(1000);
    expect(list).toBeGreaterThan(50 * 4 - 1); // the list's own places, and room for more
    expect(list).toBeLessThan(400);
    expect(lines?.find(({ line }) => line === 3)?.hits).toBe(50);
  });

  test('has the right total where its lines share it wrongly', () => {
    const { loops, lines } = run('a = []\nfor i in range(1000):\n    a.append(i * 1000)').result;
    const [head, body] = (lines ?? []).slice(1).map(({ increment }) => increment);
    expect(head).toBeGreaterThan(10_000); // the numbers were made by the other line
    expect(body).toBeLessThan(10_000);
    expect(loops?.[0]?.increment).toBeGreaterThanOrEqual((head ?? 0) + (body ?? 0));
    expect(loops?.[0]?.increment).toBeGreaterThan(1000 * (12 + 4) - 400);
  });

  test('inside a loop counts in both', () => {
    const source =
      'a = []\nfor i in range(4):\n    for j in range(5):\n        a.append(bytearray(100))\n    a.append(bytearray(900))';
    const { loops } = run(source).result;
    expect(loops).toMatchObject([
      { from: 2, to: 5 },
      { from: 3, to: 4 },
    ]);
    const [outer, inner] = (loops ?? []).map(({ increment }) => increment);
    expect(inner).toBeGreaterThanOrEqual(20 * bytearrayOf(100));
    expect((outer ?? 0) - (inner ?? 0)).toBeGreaterThanOrEqual(4 * bytearrayOf(900));
  });
});

describe('the peak', () => {
  function peakOf(source: string) {
    const found = run(source);
    const { peakFrom } = run(source, 'peak', found.peakAt).result;
    return { peak: found.result.peak, peakFrom };
  }

  test('is to the byte, and says who held what just before', () => {
    const source =
      'a = bytearray(100_000)\nb = bytearray(40_000)\nc = bytes(a)\ndel c\nd = bytearray(500)';
    const { peak, peakFrom } = peakOf(source);
    expect(peak).toBe(bytearrayOf(100_000) + bytearrayOf(40_000) + 17 + 100_000);
    expect(peakFrom?.line).toBe(3);
    const [first, second] = peakFrom?.lines ?? [];
    expect(first).toEqual({ line: 1, bytes: bytearrayOf(100_000) });
    // What line 2 has made and dropped may lie in Python's free lists, on its account.
    expect(second?.line).toBe(2);
    expect(second?.bytes).toBeGreaterThanOrEqual(bytearrayOf(40_000));
    expect(second?.bytes).toBeLessThan(bytearrayOf(40_000) + OUR_OWN);
    expect(peakFrom?.elsewhere).toBeLessThan(OUR_OWN);
  });

  test('counts a dead object that is used again to the line that holds it now', () => {
    const pairs = '[(i, i) for i in range(1000)]';
    const { peakFrom } = peakOf(`a = ${pairs}\ndel a\nb = ${pairs}\nc = bytearray(100_000)`);
    const bytes = Object.fromEntries((peakFrom?.lines ?? []).map((one) => [one.line, one.bytes]));
    expect(bytes[3]).toBeGreaterThan(1000 * 32);
    expect(bytes[1] ?? 0).toBeLessThan(bytes[3] ?? 0);
  });

  test('is not looked for at another moment where another one was reported', () => {
    const source = 'a = bytearray(1000)\nb = bytearray(100_000)\nc = 1\nd = 2';
    const { peakAt } = run(source);
    const moved = { ...peakAt, of: peakAt.of + 1 };
    const cell = { runId: 1, source, pass: 'peak', peakAt: moved, filename: 'cell.py' } as const;
    expect(session.run(cell).result).toMatchObject({ peakFrom: null, notes: ['peak-differ'] });
  });

  test('may lie inside a line, where nothing stays', () => {
    const source = 'n = 1000\ntotal = sum([i * i for i in range(20_000)])';
    const { peak, peakFrom } = peakOf(source);
    expect(peak).toBeGreaterThan(20_000 * 16);
    expect(peakFrom).toMatchObject({ line: 2 });
    expect(peakFrom?.elsewhere).toBeLessThan(OUR_OWN);
  });

  test('counts what a library asks for to the line of the cell that called it', () => {
    const source = 'import json\nrows = [{"n": i} for i in range(500)]\ntext = json.dumps(rows)';
    const { peakFrom } = peakOf(source);
    expect(peakFrom?.line).toBe(3);
    expect(peakFrom?.lines[0]?.line).toBe(2);
  });

  test('too small to tell from our own bytes has no line', () => {
    const { peak, peakFrom } = peakOf('x = bytearray(20)');
    expect(peak).toBeGreaterThanOrEqual(bytearrayOf(20));
    expect(peak).toBeLessThan(OUR_OWN);
    expect(peakFrom).toBeNull();
  });
});
