import { describe, expect, test } from 'vitest';
import { LineMemory } from './line-memory.ts';

/** What Python would report, in short: bytes in use now, and the most since the last report. */
class Cell {
  readonly memory = new LineMemory();

  constructor(loops: [number, number][] = []) {
    for (const [from, to] of loops) this.memory.loop(from, to);
    this.memory.begin(1000);
    this.enter(1000);
  }

  line(number: number, bytes: number, most = bytes): this {
    this.memory.reached(number, bytes, most);
    return this;
  }

  enter(bytes: number, line = 0): this {
    this.memory.entered(line, bytes, bytes);
    return this;
  }

  leave(bytes: number, most = bytes): this {
    this.memory.left(bytes, most);
    return this;
  }

  /** The cell ends. Lines as `line: increment, held, hits`. */
  end(bytes: number) {
    this.leave(bytes);
    this.memory.end(bytes, bytes);
    const reading = this.memory.reading;
    if (reading === null) throw new Error('Nothing was read.');
    const lines = reading.lines.map(({ line, increment, held, hits }) => {
      return [line, [increment, held, hits]] as const;
    });
    return { ...reading, lines: Object.fromEntries(lines) };
  }
}

test('what was told to warm up is forgotten', () => {
  const memory = new LineMemory();
  memory.reached(1, 50, 90_000);
  memory.entered(0, 60, 60);
  memory.begin(1000);
  memory.entered(0, 1000, 1000);
  memory.reached(1, 1000, 1000);
  memory.end(1200, 1500);
  const lines = [{ line: 1, increment: 200, held: 200, hits: 1 }];
  expect(memory.reading).toEqual({
    lines,
    loops: [],
    givenBack: [],
    peak: { line: 1, bytes: 500, at: 3 },
  });
});

test('without the pass there is nothing', () => {
  expect(new LineMemory().reading).toBeNull();
});

describe('lines one after the other', () => {
  test('have what they added, what was held after them, and how often they ran', () => {
    const { lines } = new Cell().line(1, 1000).line(2, 1500).line(3, 1400).end(1400);
    expect(lines).toEqual({ 1: [500, 500, 1], 2: [-100, 400, 1], 3: [0, 400, 1] });
  });

  test('are counted from the first of them: what beginning took is not theirs', () => {
    const { lines, peak } = new Cell().line(1, 1164).line(2, 2164).end(2164);
    expect(lines).toEqual({ 1: [1000, 1000, 1], 2: [0, 1000, 1] });
    expect(peak.bytes).toBe(1000);
  });

  test('that run again have the sum', () => {
    const { lines } = new Cell().line(1, 1000).line(1, 1100).line(1, 1300).end(1300);
    expect(lines).toEqual({ 1: [300, 300, 3] });
  });
});

describe('a call', () => {
  test('is charged to the line that calls, and inside line by line once more', () => {
    const { lines } = new Cell()
      .line(5, 1000)
      .enter(1010)
      .line(2, 1010)
      .line(3, 1510)
      .leave(1510)
      .line(6, 1500)
      .end(1500);
    expect(lines).toEqual({ 2: [500, 510, 1], 3: [0, 510, 1], 5: [500, 500, 1], 6: [0, 500, 1] });
  });

  test('of itself counts each byte once for its line', () => {
    const { lines } = new Cell()
      .line(4, 1000)
      .enter(1000)
      .line(2, 1000)
      .enter(1000)
      .line(2, 1000)
      .leave(1700)
      .leave(1700)
      .end(1700);
    expect(lines[2]).toEqual([700, 700, 2]);
    expect(lines[4]).toEqual([700, 700, 1]);
  });

  test('that an error ends is closed by the end of the cell', () => {
    const cell = new Cell().line(4, 1000).enter(1000).line(2, 1000);
    cell.memory.end(1300, 1300);
    expect(cell.memory.reading?.lines).toEqual([
      { line: 2, increment: 300, held: 300, hits: 1 },
      { line: 4, increment: 300, held: 300, hits: 1 },
    ]);
  });

  test('of a generator that goes on counts to the line it goes on with, without a hit', () => {
    const { lines } = new Cell()
      .line(5, 1000)
      .enter(1000)
      .line(2, 1000)
      .leave(1100)
      .line(6, 1100)
      .enter(1100, 2)
      .line(3, 1350)
      .leave(1350)
      .end(1350);
    expect(lines).toEqual({
      2: [350, 350, 1],
      3: [0, 350, 1],
      5: [100, 100, 1],
      6: [250, 350, 1],
    });
  });
});

describe('a loop', () => {
  test('has one total, whatever its lines say', () => {
    const cell = new Cell([[2, 3]]).line(1, 1000).line(2, 1000);
    cell.line(3, 1300).line(2, 1100).line(3, 1400).line(2, 1200).line(4, 1200);
    expect(cell.end(1250).loops).toEqual([{ from: 2, to: 3, increment: 200, hits: 3 }]);
  });

  test('inside another counts there and for itself', () => {
    const cell = new Cell([
      [1, 4],
      [2, 3],
    ]).line(1, 1000);
    for (const base of [1000, 1100]) {
      cell
        .line(2, base)
        .line(3, base)
        .line(2, base + 60)
        .line(4, base + 60)
        .line(1, base + 100);
    }
    expect(cell.line(5, 1200).end(1200).loops).toEqual([
      { from: 1, to: 4, increment: 200, hits: 3 },
      { from: 2, to: 3, increment: 120, hits: 4 },
    ]);
  });

  test('that a function of its own body re-enters is counted once', () => {
    const cell = new Cell([[1, 3]]).line(1, 1000).line(3, 1000);
    cell.enter(1000).line(2, 1000).leave(1500).line(4, 1500);
    expect(cell.end(1500).loops).toEqual([{ from: 1, to: 3, increment: 500, hits: 1 }]);
  });

  test('that never runs is left out', () => {
    expect(new Cell([[2, 3]]).line(1, 1000).end(1000).loops).toEqual([]);
  });
});

describe('the peak', () => {
  test('is where the most was in use, also for a moment', () => {
    const cell = new Cell().line(1, 1000).line(2, 2000).line(3, 2100, 9000);
    // Reports are counted from 1: the first entry, then lines 1, 2 and 3.
    expect(cell.end(2100).peak).toEqual({ line: 2, bytes: 8000, at: 4 });
  });

  test('inside a call is on the line there', () => {
    const cell = new Cell().line(5, 1000).enter(1000).line(2, 1000).leave(1000, 6000);
    expect(cell.end(1000).peak).toMatchObject({ line: 2, bytes: 5000 });
  });

  test('stays where it was when a few bytes of our own come on top', () => {
    const cell = new Cell().line(1, 1000).line(2, 6000).line(3, 6000, 6080);
    expect(cell.end(6000).peak).toMatchObject({ line: 1, bytes: 5080 });
  });
});

describe('frames', () => {
  const frame = (own: number, caller: number, isDirect = true) => ({
    own,
    code: own,
    caller,
    isDirect,
  });

  function called(isDirect = true): LineMemory {
    const memory = new LineMemory();
    memory.code(100, '<module>', 1, 9);
    memory.code(200, 'f', 2, 4);
    memory.begin(1000);
    memory.entered(0, 1000, 1000, frame(100, 0, false));
    memory.reached(5, 1000, 1000, frame(100, 0, false));
    memory.entered(0, 1000, 1000, frame(200, 100, isDirect));
    memory.reached(3, 1000, 1000, frame(200, 100, isDirect));
    return memory;
  }

  const increments = ({ reading }: LineMemory) =>
    Object.fromEntries(reading?.lines.map(({ line, increment }) => [line, increment]) ?? []);

  test('that an error has ended are left when another one reports', () => {
    const memory = called();
    memory.reached(6, 1200, 1200, frame(100, 0, false));
    memory.reached(7, 1300, 1300, frame(100, 0, false));
    memory.end(1300, 1300);
    expect(increments(memory)).toEqual({ 3: 200, 5: 200, 6: 100, 7: 0 });
  });

  test('that other code has called are not charged with what that code did after them', () => {
    const memory = called(false);
    memory.reached(6, 90_000, 90_000, frame(100, 0, false));
    memory.end(90_000, 90_000);
    expect(increments(memory)).toEqual({ 3: 0, 5: 89_000, 6: 0 });
  });

  test('that begin at the address of one that an error has ended are new', () => {
    const memory = called(false);
    memory.entered(0, 1100, 1100, frame(200, 100, false));
    memory.reached(3, 1100, 1100, frame(200, 100, false));
    memory.left(1100, 1100, frame(200, 100, false));
    memory.reached(6, 1100, 1100, frame(100, 0, false));
    memory.end(1100, 1100);
    expect(increments(memory)).toEqual({ 3: 0, 5: 100, 6: 0 });
    expect(memory.reading?.lines.find(({ line }) => line === 3)?.hits).toBe(2);
  });

  test('give back what dies when they have returned, in a row of their own', () => {
    const memory = called();
    memory.left(9000, 9000, frame(200, 100));
    memory.reached(6, 1500, 9000, frame(100, 0, false));
    memory.end(1500, 1500);
    const of = { name: 'f', from: 2, to: 4 };
    expect(memory.reading?.givenBack).toEqual([{ by: 'return', of, line: 4, bytes: 7500 }]);
    expect(increments(memory)).toEqual({ 3: 8000, 5: 500, 6: 0 });
  });

  test('that wait give back at the line where they do', () => {
    const memory = called();
    memory.left(9000, 9000, frame(200, 100), false);
    memory.entered(3, 8000, 9000, frame(200, 100));
    memory.left(8000, 8000, frame(200, 100));
    memory.reached(6, 8000, 8000, frame(100, 0, false));
    memory.end(8000, 8000);
    expect(memory.reading?.givenBack).toMatchObject([{ by: 'wait', line: 3, bytes: 1000 }]);
  });
});

describe('the collector', () => {
  test('that Python begins has a row of its own, and takes nothing from the line that runs', () => {
    const cell = new Cell([[2, 3]]).line(2, 1000).line(3, 1000);
    cell.memory.collecting(false, 1, 0, 9000);
    cell.memory.collecting(true, 1, 40, 3999);
    const found = cell.line(2, 4100).line(4, 4100).end(4100);
    expect(found.givenBack).toEqual([{ by: 'collector', of: null, line: null, bytes: 5000 }]);
    expect(found.lines).toMatchObject({ 3: [8100, 3100, 1] });
    expect(found.loops).toMatchObject([{ increment: 8100 }]);
  });

  test('that a line has asked for is that line’s doing', () => {
    const cell = new Cell().line(2, 9000);
    cell.memory.collecting(false, 2, 0, 9000);
    cell.memory.collecting(true, 2, 40, 4000);
    const found = cell.line(3, 4000).end(4000);
    expect(found.givenBack).toEqual([]);
    expect(found.lines).toMatchObject({ 2: [-5000, -5000, 1] });
  });
});

test('what lives at the end counts to each line and loop that ran for it, once', () => {
  const cell = new Cell([[2, 3]]).line(2, 1000).line(3, 1000).line(2, 1100).line(4, 1100);
  cell.memory.keep(100, [3, 3, 2]);
  cell.memory.keep(40, [4]);
  cell.memory.keep(5, []);
  const { lines, loops } = cell.memory.reading ?? { lines: [], loops: [] };
  expect(lines.map(({ line, left }) => [line, left])).toEqual([
    [2, 100],
    [3, 100],
    [4, 40],
  ]);
  expect(loops).toMatchObject([{ left: 100 }]);
});
