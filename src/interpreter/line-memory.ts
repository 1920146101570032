/**
 * Bytes line by line, out of what Python reports when a line, a call or a return is reached: the
 * browser's own memory_profiler. Counts bytes as asked for (tracemalloc), without the allocator's
 * headers.
 *
 * A line's increment is what it left behind: bytes when the next line of the same frame is reached,
 * minus bytes when it was reached itself. So a call is charged to the line that calls, with all that
 * happens inside; and inside, line by line, once more.
 */
import type { LineReading, LoopReading } from './result.ts';

/** Where the most bytes were in use. `at` counts what Python reported until then, from 1. */
export interface PeakPlace {
  line: number;
  bytes: number;
  at: number;
}

/** Bytes that following the lines may add: numbers of reports that the cell's own have replaced. */
const OUR_OWN = 100;

interface Frame {
  line: number;
  since: number;
  /** Loops this frame is in, and the bytes when it came in. */
  loops: Map<LoopReading, number>;
}

export class LineMemory {
  readonly #lines = new Map<number, LineReading>();
  readonly #loops: LoopReading[] = [];
  #frames: Frame[] = [newFrame()];
  /** How often each line is being run now, in all frames: a recursion's inner runs add nothing. */
  readonly #open = new Map<number, number>();
  readonly #openLoops = new Set<LoopReading>();
  #start = 0;
  #hasRun = false;
  #events = 0;
  /** Without those that closing open frames adds. */
  #told = 0;
  #peak: PeakPlace = { line: 0, bytes: 0, at: 0 };
  /** The peak as it was when its place was last moved. */
  #peakAtPlace = 0;

  /** A loop of the cell; called before it begins. */
  loop(from: number, to: number): void {
    this.#loops.push({ from, to, increment: 0, hits: 0 });
  }

  /** The cell begins: what was told until now was told to warm up. */
  begin(current: number): void {
    this.#start = current;
    this.#hasRun = true;
    this.#events = 0;
    this.#frames = [newFrame()];
    this.#lines.clear();
    this.#open.clear();
    this.#peak = { line: 0, bytes: 0, at: 0 };
    this.#peakAtPlace = 0;
  }

  reached(line: number, current: number, most: number): void {
    // Everything is counted from the first line: what beginning itself took is not the cell's.
    if (this.#lines.size === 0) this.#start = current;
    const frame = this.#notePeak(most);
    this.#close(frame, current);
    this.#crossLoops(frame, line, current);
    this.#openLine(frame, line, current);
  }

  /** @param line that a generator goes on with; 0 for a function that begins. */
  entered(line: number, current: number, most: number): void {
    this.#notePeak(most);
    const frame = newFrame();
    this.#frames.push(frame);
    if (line === 0) return;
    this.#crossLoops(frame, line, current);
    this.#openLine(frame, line, current, 0);
  }

  left(current: number, most: number): void {
    const frame = this.#notePeak(most);
    this.#close(frame, current);
    this.#crossLoops(frame, 0, current);
    if (this.#frames.length > 1) this.#frames.pop();
  }

  /** The cell has ended; frames that an error went through are closed as well. */
  end(current: number, most: number): void {
    this.#told = this.#events;
    while (this.#frames.length > 1) this.left(current, most);
  }

  /** null when the pass did not run. */
  get reading(): { lines: LineReading[]; loops: LoopReading[]; peak: PeakPlace } | null {
    if (!this.#hasRun) return null;
    return {
      lines: [...this.#lines.values()].sort((a, b) => a.line - b.line),
      loops: this.#loops.filter(({ hits }) => hits > 0),
      peak: this.#peak,
    };
  }

  /** How often Python has reported, from the cell's beginning to its end. */
  get reports(): number {
    return this.#told;
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? newFrame();
  }

  /** @param most bytes in use since the last report: the line that ran until now has taken them. */
  #notePeak(most: number): Frame {
    this.#events += 1;
    const frame = this.#top();
    const bytes = most - this.#start;
    if (bytes > this.#peakAtPlace + OUR_OWN) {
      const line = this.#frames.findLast((one) => one.line > 0)?.line ?? 0;
      this.#peak = { line, bytes, at: this.#events };
      this.#peakAtPlace = bytes;
    } else if (bytes > this.#peak.bytes) this.#peak = { ...this.#peak, bytes };
    return frame;
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

function newFrame(): Frame {
  return { line: 0, since: 0, loops: new Map() };
}
