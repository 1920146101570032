/** What the passes that count bytes line by line call: `lines` and `peak` of hooks.ts. */
import type { CellFrame } from './python-state.ts';
import type { Recorder } from './recorder.ts';

/** By the name of the pass. */
export function countingHooksFor(recorder: () => Recorder) {
  return {
    lines: {
      ...countedHooks(recorder),
      begin: () => counting(recorder(), ({ traced }) => recorder().lines.begin(traced)),
      line: (line: number) =>
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.reached(line, traced, most, frame()),
        ),
      enter: (line: number) =>
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.entered(line, traced, most, frame()),
        ),
      leave: (hasEnded: boolean) =>
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.left(traced, most, frame(), hasEnded),
        ),
      end: () => counting(recorder(), ({ traced, most }) => recorder().lines.end(traced, most)),
      left: (bytes: number, ...lines: number[]) => recorder().lines.keep(bytes, lines),
    },
    peak: {
      ...countedHooks(recorder),
      at: (report: number) => recorder().peak.lookAt(report),
      begin: () => counting(recorder(), ({ traced }) => recorder().peak.begin(traced)),
      line: () => recorder().peak.report(recorder().heap.python.traced),
      enter: () => recorder().peak.report(recorder().heap.python.traced),
      leave: () => recorder().peak.report(recorder().heap.python.traced),
      holds: (line: number, bytes: number) => recorder().peak.holds(line, bytes),
      asked: (line: number) => recorder().peak.asked(line),
      end: () => recorder().peak.end(),
    },
  };
}

/** What tracemalloc counts, and which frame of the cell's runs. */
interface Count {
  traced: number;
  most: number;
  frame: () => CellFrame;
}

/** Reads, hands on what was read, and begins the most anew: Python is asked for nothing. */
function counting({ heap: { python }, lines }: Recorder, read: (count: Count) => void): void {
  const { traced, most } = python;
  read({ traced, most, frame: () => python.frameOf(lines.codes) });
  python.forgetMost();
}

/** What both passes need that count bytes. */
function countedHooks(recorder: () => Recorder) {
  return {
    code: (address: number, name: string, from: number, to: number) =>
      recorder().lines.code(address >>> 0, name, from, to),
    loop: (from: number, to: number) => recorder().lines.loop(from, to),
    check: (code: number, traced: number, most: number) => {
      if (!recorder().heap.python.isRight(code >>> 0, traced, most)) recorder().note('abi-lines');
    },
  };
}
