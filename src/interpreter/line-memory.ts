/**
 * Bytes line by line, out of what Python reports when a line, a call or a return is reached: the
 * browser's own memory_profiler. Counts bytes as asked for (tracemalloc), without the allocator's
 * headers.
 *
 * A line's increment is what it left behind: bytes when the next line of the same frame is reached,
 * minus bytes when it was reached itself. So a call is charged to the line that calls, with all that
 * happens inside; and inside, line by line, once more.
 *
 * Bytes that go while no line of the cell runs for them have rows of their own; see given-back.ts.
 */
import { GivenBackRows } from './given-back.ts';
import { Highest, type PeakPlace } from './highest.ts';
import { type CellFrame, NO_FRAME } from './python-state.ts';
import type { GivenBack, LineReading, LoopReading } from './result.ts';

/** A function of the cell, or the cell itself. */
type Part = NonNullable<GivenBack['of']>;

export interface LineMemoryReading {
  lines: LineReading[];
  loops: LoopReading[];
  givenBack: GivenBack[];
  peak: PeakPlace;
}

interface Frame {
  at: CellFrame;
  line: number;
  since: number;
  /** Loops this frame is in, and the bytes when it came in. */
  loops: Map<LoopReading, number>;
}

export class LineMemory {
  readonly #lines = new Map<number, LineReading>();
  readonly #loops: LoopReading[] = [];
  /** The first stands for all that has called the cell. */
  #frames: Frame[] = [newFrame()];
  readonly #parts = new Map<number, Part>();
  readonly #given = new GivenBackRows();
  /** Bytes at the last report. */
  #last = 0;
  /** How often each line is being run now, in all frames: a recursion's inner runs add nothing. */
  readonly #open = new Map<number, number>();
  readonly #openLoops = new Set<LoopReading>();
  #start = 0;
  #hasRun = false;
  /** How often Python has reported. */
  #told = 0;
  #hasKept = false;
  readonly #highest = new Highest();

  /** A loop of the cell; called before it begins. */
  loop(from: number, to: number): void {
    this.#loops.push({ from, to, increment: 0, hits: 0 });
  }

  /** The cell's code, then all code inside it; called before the cell begins. */
  code(address: number, name: string, from: number, to: number): void {
    this.#parts.set(address, { name, from, to });
  }

  /** Of the cell and of all code inside it. */
  get codes(): ReadonlyMap<number, unknown> {
    return this.#parts;
  }

  /** The cell begins: what was told until now was told to warm up. */
  begin(current: number): void {
    this.#start = current;
    this.#hasRun = true;
    this.#told = 0;
    this.#frames = [newFrame()];
    this.#lines.clear();
    this.#open.clear();
    this.#last = current;
    this.#given.clear();
    this.#highest.clear();
  }

  reached(line: number, current: number, most: number, at = NO_FRAME): void {
    // Everything is counted from the first line: what beginning itself took is not the cell's.
    if (this.#lines.size === 0) this.#start = current;
    const frame = this.#report(current, most, () => this.#find(at, current));
    this.#close(frame, current);
    this.#crossLoops(frame, line, current);
    this.#openLine(frame, line, current);
  }

  /** @param line that a generator goes on with; 0 for a function that begins. */
  entered(line: number, current: number, most: number, at = NO_FRAME): void {
    this.#report(current, most, () => {
      if (at.own !== 0) this.#unwindTo(at.caller, current);
    });
    const frame = newFrame(at);
    this.#frames.push(frame);
    if (line === 0) return;
    this.#crossLoops(frame, line, current);
    this.#openLine(frame, line, current, 0);
  }

  /** @param hasEnded or else the function waits, to go on later. */
  left(current: number, most: number, at = NO_FRAME, hasEnded = true): void {
    const frame = this.#report(current, most, () => this.#find(at, current));
    const { line } = frame;
    this.#close(frame, current);
    this.#crossLoops(frame, 0, current);
    if (this.#frames.length === 1) return;
    this.#frames.pop();
    const of = this.#parts.get(frame.at.code);
    // When the cell itself has ended, its names live on.
    if (of === undefined || this.#frames.length === 1) return;
    const by = hasEnded ? 'return' : 'wait';
    this.#given.open({ by, of, line: hasEnded ? of.to : line || of.to }, current);
  }

  /** The cell has ended; frames that an error went through are closed as well. */
  end(current: number, most: number): void {
    this.#given.close(current);
    if (this.#frames.length === 1) return;
    this.#notePeak(most, this.#told + 1);
    this.#closeAll(this.#frames.splice(1), () => current);
  }

  /** A round of the collector begins, or has ended: not a line's doing, where no line has asked for it. */
  collecting(ended: boolean, generation: number, objects: number, current: number): void {
    if (ended) this.#shift(-this.#given.roundEnds(generation, objects, current));
    else this.#given.roundBegins(current);
  }

  /** Bytes that live when the cell has ended, and the lines that ran when they were asked for. */
  keep(bytes: number, lines: readonly number[]): void {
    this.#hasKept = true;
    const all = new Set(lines);
    const isIn = ({ from, to }: LoopReading) => lines.some((line) => from <= line && line <= to);
    for (const line of all) {
      const reading = this.#lines.get(line);
      if (reading) reading.left = (reading.left ?? 0) + bytes;
    }
    for (const loop of this.#loops.filter(isIn)) loop.left = (loop.left ?? 0) + bytes;
  }

  /** null when the pass did not run. */
  get reading(): LineMemoryReading | null {
    if (!this.#hasRun) return null;
    const withLeft = <T extends { left?: number | undefined }>(one: T) =>
      this.#hasKept ? { ...one, left: one.left ?? 0 } : one;
    return {
      lines: [...this.#lines.values()].sort((a, b) => a.line - b.line).map(withLeft),
      loops: this.#loops.filter(({ hits }) => hits > 0).map(withLeft),
      givenBack: this.#given.rows,
      peak: this.#highest.place,
    };
  }

  /** How often Python has reported, from the cell's beginning to its end. */
  get reports(): number {
    return this.#told;
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? newFrame();
  }

  /**
   * @param most bytes in use since the last report: the line that ran until now has taken them.
   * @param unwind leaves the frames that an error has ended since.
   */
  #report(current: number, most: number, unwind: () => void): Frame {
    this.#told += 1;
    this.#notePeak(most, this.#told);
    this.#given.close(current);
    unwind();
    this.#last = current;
    return this.#top();
  }

  #notePeak(most: number, at: number): void {
    this.#highest.note(most - this.#start, at, () => {
      return this.#frames.findLast(({ line }) => line > 0)?.line ?? 0;
    });
  }

  /** Whatever is being counted is counted as if these bytes had never been there. */
  #shift(bytes: number): void {
    this.#last += bytes;
    for (const frame of this.#frames) {
      frame.since += bytes;
      for (const [loop, since] of frame.loops) frame.loops.set(loop, since + bytes);
    }
  }

  /** Makes the frame that reports the top one. Nobody tells of the frames above it, which an error has ended. */
  #find(at: CellFrame, current: number): void {
    if (at.own === 0 || this.#top().at.own === at.own) return;
    if (this.#frames.some((one) => one.at.own === at.own)) {
      this.#unwindTo(at.own, current);
      return;
    }
    // An error was thrown into a generator, which goes on where it catches it.
    this.#unwindTo(at.caller, current);
    this.#frames.push(newFrame(at));
  }

  /**
   * What was taken since the last report is on the lines that an error has left, if they were called from here;
   * with other code in between it may be that code's, and is only on the line that called it.
   */
  #unwindTo(own: number, current: number): void {
    const place = this.#frames.findLastIndex(({ at }) => at.own === own);
    if (place < 0) return;
    const above = this.#frames.splice(place + 1);
    const direct = above.findIndex(({ at }) => !at.isDirect);
    this.#closeAll(above, (i) => (direct >= 0 && i >= direct ? this.#last : current));
  }

  /** Inner ones first: a recursion's line ends with its outermost run. */
  #closeAll(frames: readonly Frame[], bytesAt: (index: number) => number): void {
    for (const [i, frame] of [...frames.entries()].reverse()) {
      this.#close(frame, bytesAt(i));
      this.#crossLoops(frame, 0, bytesAt(i));
    }
  }

  #openLine(frame: Frame, line: number, current: number, hits = 1): void {
    frame.line = line;
    frame.since = current;
    this.#open.set(line, (this.#open.get(line) ?? 0) + 1);
    const reading = this.#lines.get(line) ?? { line, increment: 0, held: 0, hits: 0 };
    reading.hits += hits;
    this.#lines.set(line, reading);
  }

  #close(frame: Frame, current: number): void {
    if (frame.line === 0) return;
    const reading = this.#lines.get(frame.line);
    const open = (this.#open.get(frame.line) ?? 1) - 1;
    this.#open.set(frame.line, open);
    if (reading) {
      if (open === 0) reading.increment += current - frame.since;
      reading.held = current - this.#start;
    }
    frame.line = 0;
  }

  /** Goes into the loops around `line` and out of the others; 0 leaves all. */
  #crossLoops(frame: Frame, line: number, current: number): void {
    for (const loop of this.#loops) {
      const since = frame.loops.get(loop);
      const isInside = loop.from <= line && line <= loop.to;
      if (since !== undefined && line === loop.from) loop.hits += 1;
      if (isInside === (since !== undefined)) continue;
      if (since !== undefined) {
        loop.increment += current - since;
        frame.loops.delete(loop);
        this.#openLoops.delete(loop);
      } else if (!this.#openLoops.has(loop)) {
        loop.hits += 1;
        frame.loops.set(loop, current);
        this.#openLoops.add(loop);
      }
    }
  }
}

function newFrame(at = NO_FRAME): Frame {
  return { at, line: 0, since: 0, loops: new Map() };
}
