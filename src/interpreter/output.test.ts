import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Output, OUTPUT_LIMIT, type Stream } from './output.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

let sent: [Stream, string][];
let timesFull: number;
let output: Output;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  sent = [];
  timesFull = 0;
  output = new Output(
    (stream, text) => sent.push([stream, text]),
    () => (timesFull += 1),
  );
  return () => void vi.useRealTimers();
});

describe('what is printed', () => {
  test('is kept apart by stream', () => {
    output.write('stdout', bytesOf('a'));
    output.write('stderr', bytesOf('warning'));
    output.write('stdout', bytesOf('b'));
    expect([output.text('stdout'), output.text('stderr')]).toEqual(['ab', 'warning']);
  });

  test('may split a character between two writes, with the other stream between them', () => {
    const [first = 0, ...rest] = bytesOf('字');
    output.write('stdout', Uint8Array.of(first));
    output.write('stderr', bytesOf('名'));
    expect(output.text('stdout')).toBe('');
    output.write('stdout', Uint8Array.from(rest));
    expect([output.text('stdout'), output.text('stderr')]).toEqual(['字', '名']);
  });

  test('comes out whole however it was cut, sent on and kept alike', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), cuts, (text, places) => {
        const pieces: string[] = [];
        const one = new Output(
          (_, piece) => pieces.push(piece),
          () => undefined,
        );
        const bytes = bytesOf(text);
        const ends = [0, ...places.toSorted((a, b) => a - b), bytes.length];
        for (const [i, from] of ends.slice(0, -1).entries()) {
          one.write('stdout', bytes.subarray(from, Math.max(from, ends[i + 1] ?? 0)));
          vi.advanceTimersByTime(i * 20);
        }
        one.flush();
        expect(one.text('stdout')).toBe(text);
        expect(pieces.join('')).toBe(text);
      }),
    );
  });

  test('may lie in shared memory', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(2));
    shared.set(bytesOf('ok'));
    output.write('stdout', shared);
    expect(output.text('stdout')).toBe('ok');
  });

  test('that is no text becomes the sign for that, and what follows is whole', () => {
    output.write('stdout', Uint8Array.of(0xff, 0x61));
    expect(output.text('stdout')).toBe('\ufffda');
  });
});

describe('sending on', () => {
  test('is immediate at first: what was printed before an endless loop is seen', () => {
    output.write('stdout', bytesOf('a'));
    output.write('stdout', bytesOf('b'));
    expect(sent).toEqual([
      ['stdout', 'a'],
      ['stdout', 'b'],
    ]);
  });

  test('of a flood is in batches, and the rest comes at the end', () => {
    for (let i = 0; i < 1000; i += 1) output.write('stdout', bytesOf('x'));
    expect(sent).toHaveLength(20);
    vi.advanceTimersByTime(50);
    output.write('stdout', bytesOf('y'));
    expect(sent).toHaveLength(21);
    output.write('stdout', bytesOf('z'));
    output.flush();
    expect(sent.map(([, text]) => text).join('')).toBe(`${'x'.repeat(1000)}yz`);
    expect(sent).toHaveLength(22);
  });

  test('sends nothing when there is nothing, or nothing new', () => {
    output.flush();
    output.write('stdout', bytesOf('a'));
    output.flush();
    output.flush();
    expect(sent).toEqual([['stdout', 'a']]);
  });
});

describe('the limit', () => {
  test('may be reached exactly', () => {
    output.write('stdout', bytesOf('a'.repeat(OUTPUT_LIMIT - 3)));
    output.write('stderr', bytesOf('字'));
    expect({ truncated: output.truncated, timesFull }).toEqual({ truncated: false, timesFull: 0 });
    output.write('stdout', bytesOf(''));
    expect(output.truncated).toBe(false);
    expect(output.text('stdout').length + output.text('stderr').length).toBe(OUTPUT_LIMIT - 2);
  });

  test('cuts what goes over it, both streams together, and says so once', () => {
    output.write('stderr', bytesOf('b'.repeat(OUTPUT_LIMIT - 1)));
    output.write('stdout', bytesOf('xyz'));
    output.write('stdout', bytesOf('more'));
    output.write('stderr', bytesOf('more'));
    expect(output.text('stdout')).toBe('x');
    expect(output.text('stderr')).toHaveLength(OUTPUT_LIMIT - 1);
    expect({ truncated: output.truncated, timesFull }).toEqual({ truncated: true, timesFull: 1 });
  });

  test('is passed by one byte too', () => {
    output.write('stdout', bytesOf('a'.repeat(OUTPUT_LIMIT)));
    expect(timesFull).toBe(0);
    output.write('stdout', bytesOf('a'));
    expect({ truncated: output.truncated, timesFull }).toEqual({ truncated: true, timesFull: 1 });
    expect(output.text('stdout')).toHaveLength(OUTPUT_LIMIT);
  });

  test('counts bytes, and shows no half of a character', () => {
    output.write('stdout', bytesOf(`${'a'.repeat(OUTPUT_LIMIT - 1)}字`));
    expect(output.text('stdout')).toBe('a'.repeat(OUTPUT_LIMIT - 1));
    expect(output.truncated).toBe(true);
  });

  test('does not keep back what was printed before it', () => {
    output.write('stdout', bytesOf('a'.repeat(OUTPUT_LIMIT + 5)));
    output.flush();
    expect(sent.map(([stream, text]) => [stream, text.length])).toEqual([['stdout', OUTPUT_LIMIT]]);
  });
});

describe('a frame of ours that C prints', () => {
  const OURS = '  File "/lib/python3.14/site-packages/freed/_run.py", line 172 in _execute\n';
  const heard = (...pieces: string[]) => {
    const output = new Output(
      () => undefined,
      () => undefined,
    );
    for (const piece of pieces) output.write('stdout', new TextEncoder().encode(piece));
    output.end();
    return output.text('stdout');
  };

  test('is left out, however it is cut', () => {
    expect(heard(`a\n${OURS}b`)).toBe('a\nb');
    expect(heard('a\n', ...Array.from(OURS + OURS), 'b')).toBe('a\nb');
  });

  test('is known by the whole of its line: all else stays', () => {
    const cells = '  File "cell.py", line 1 in <module>\n';
    const others = [cells, OURS.replace(' in', ', in'), `x${OURS}`, OURS.trim(), OURS.slice(0, 40)];
    for (const text of others) {
      expect(heard(text)).toBe(text);
      expect(heard(...Array.from(text))).toBe(text);
    }
    expect(heard('x', OURS)).toBe(`x${OURS}`);
  });
});
