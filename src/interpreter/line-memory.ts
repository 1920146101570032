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

/** Bytes that following the lines may add for a moment. */
const OUR_OWN = 200;

interface Frame {
  line: number;
  since: number;
  /** Loops this frame is in, and the bytes when it came in. */
  loops: Map<LoopReading, number>;
}

export class LineMemory {
  readonly #lines = new Map<number, LineReading>();
  readonly #loops: LoopReading[] = [];
  readonly #frames: Frame[] = [newFrame()];
  /** How often each line is being run now, in all frames: a recursion's inner runs add nothing. */
  readonly #open = new Map<number, number>();
  readonly #openLoops = new Set<LoopReading>();
  #start = 0;
  #hasRun = false;
  #events = 0;
  /** The peak as it was when its place was last moved. */
  #peakAtPlace = 0;
  #peak: PeakPlace = { line: 0, bytes: 0, at: 0 };

  /** A loop of the cell; called before it begins. */
  loop(from: number, to: number): void {
    this.#loops.push({ from, to, increment: 0, hits: 0 });
  }

  /** Bytes in use as the cell begins: everything is counted from there. */
  begin(current: number): void {
    this.#start = current;
    this.#hasRun = true;
  }

  reached(line: number, current: number, peak: number): void {
    const frame = this.#notePeak(peak);
    this.#close(frame, current);
    this.#crossLoops(frame, line, current);
    this.#openLine(frame, line, current);
  }

  entered(peak: number): void {
    this.#notePeak(peak);
    this.#frames.push(newFrame());
  }

  left(current: number, peak: number): void {
    const frame = this.#notePeak(peak);
    this.#close(frame, current);
    this.#crossLoops(frame, 0, current);
    if (this.#frames.length > 1) this.#frames.pop();
  }

  /** The cell has ended; frames that an error went through are closed as well. */
  end(current: number, peak: number): void {
    while (this.#frames.length > 1) this.left(current, peak);
    this.left(current, peak);
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

  #top(): Frame {
    return this.#frames.at(-1) ?? newFrame();
  }

  /**
   * The peak never falls: whoever raises it last was the line that ran until this report. A few bytes
   * more are our own: the numbers that the reports are made of.
   */
  #notePeak(peak: number): Frame {
    this.#events += 1;
    const frame = this.#top();
    const bytes = peak - this.#start;
    if (bytes > this.#peakAtPlace + OUR_OWN) {
      const line = this.#frames.findLast((one) => one.line > 0)?.line ?? 0;
      this.#peak = { line, bytes, at: this.#events };
      this.#peakAtPlace = bytes;
    } else if (bytes > this.#peak.bytes) this.#peak = { ...this.#peak, bytes };
    return frame;
  }

  #openLine(frame: Frame, line: number, current: number): void {
    frame.line = line;
    frame.since = current;
    this.#open.set(line, (this.#open.get(line) ?? 0) + 1);
    const reading = this.#lines.get(line) ?? { line, increment: 0, held: 0, hits: 0 };
    reading.hits += 1;
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
