/** What the passes that count bytes line by line call: `lines` and `peak` of hooks.ts. */
import { isAddress, isCount, isFlag, isLine, isText, isWhole, taking } from './from-python.ts';
import type { CellFrame } from './python-state.ts';
import type { Recorder } from './recorder.ts';

/**
 * By the name of the pass.
 * @param refuse what is passed is nothing that our own Python would pass.
 */
export function countingHooksFor(recorder: () => Recorder, refuse: () => void) {
  const counted = countedHooks(recorder, refuse);
  return {
    lines: { ...counted, ...linesHooks(recorder, refuse) },
    peak: { ...counted, ...peakHooks(recorder, refuse) },
  };
}

function linesHooks(recorder: () => Recorder, refuse: () => void) {
  return {
    begin: () => counting(recorder(), ({ traced }) => recorder().lines.begin(traced)),
    line: taking(
      [isCount],
      (line) => {
        recorder().reached(line);
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.reached(line, traced, most, frame()),
        );
      },
      refuse,
    ),
    enter: taking(
      [isCount],
      (line) =>
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.entered(line, traced, most, frame()),
        ),
      refuse,
    ),
    leave: taking(
      [isFlag],
      (hasEnded) =>
        counting(recorder(), ({ traced, most, frame }) =>
          recorder().lines.left(traced, most, frame(), hasEnded),
        ),
      refuse,
    ),
    end: () => counting(recorder(), ({ traced, most }) => recorder().lines.end(traced, most)),
    left: (bytes: unknown, ...lines: unknown[]) => {
      if (isCount(bytes) && lines.every(isCount)) recorder().lines.keep(bytes, lines);
      else refuse();
    },
  };
}

function peakHooks(recorder: () => Recorder, refuse: () => void) {
  return {
    at: taking([isCount], (report) => recorder().peak.lookAt(report), refuse),
    begin: () => counting(recorder(), ({ traced }) => recorder().peak.begin(traced)),
    line: taking(
      [isCount],
      (line) => {
        recorder().reached(line);
        return recorder().peak.report(recorder().heap.python.traced);
      },
      () => {
        refuse();
        return false;
      },
    ),
    enter: () => recorder().peak.report(recorder().heap.python.traced),
    leave: () => recorder().peak.report(recorder().heap.python.traced),
    holds: taking([isCount, isCount], (line, bytes) => recorder().peak.holds(line, bytes), refuse),
    asked: taking([isCount], (line) => recorder().peak.asked(line), refuse),
    end: () => recorder().peak.end(),
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
function countedHooks(recorder: () => Recorder, refuse: () => void) {
  return {
    code: taking(
      [isAddress, isText, isLine, isLine],
      (address, name, from, to) => recorder().lines.code(address >>> 0, name, from, to),
      refuse,
    ),
    loop: taking([isLine, isLine], (from, to) => recorder().lines.loop(from, to), refuse),
    check: taking(
      [isAddress, isWhole, isWhole],
      (code, traced, most) => {
        const isRight = recorder().heap.python.isRight(code >>> 0, traced, most);
        if (!isRight) recorder().note('abi-lines');
      },
      refuse,
    ),
  };
}
