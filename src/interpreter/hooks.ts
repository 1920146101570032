/**
 * The TypeScript functions that Python's side of the instruments calls (src/python/freed): those of
 * every run, and under `passes` those of the runs beside the bare one. A cell may find any of them, and
 * call them with anything: from-python.ts says what each takes.
 */
import { countingHooksFor } from './counting-hooks.ts';
import {
  isAddress,
  isCount,
  isFlag,
  isGeneration,
  isLine,
  isOneOf,
  isText,
  isWhole,
  type Check,
  taking,
} from './from-python.ts';
import { isNote } from './notes.ts';
import type { Recorder } from './recorder.ts';

/** Called where the cell's own code begins and ends. */
export interface Around {
  /** Python ignores what the function with the code at this address raises. */
  spare(code: number): void;
  /** Before the reading that comes before the cell. */
  prepare(): void;
  /** The cell's own code begins. */
  begin(): void;
  /** It has ended; or its error is being put into words. */
  end(): void;
}

/** Whoever passes what no hook takes is not our own Python. */
const disturbed = (recorder: () => Recorder) => () => recorder().note('hooks-disturbed');

/** @param recorder the one of the run that goes on. */
export function hooksFor(recorder: () => Recorder, around: Around) {
  const refuse = disturbed(recorder);
  return {
    before: () => {
      around.prepare();
      recorder().before();
      around.begin();
    },
    after: (hasFailed: unknown) => {
      around.end();
      recorder().after(hasFailed === true);
    },
    round: (ended: unknown, ...counts: unknown[]) => {
      // Another callback of the collector may have written into what Python tells of the round.
      const [generation, collected, stuck] = counts;
      const isRight = isGeneration(generation) && isCount(collected) && isCount(stuck);
      if (!isRight) recorder().note('collections-disturbed');
      const told = isRight ? ([generation, collected, stuck] as const) : ([0, 0, 0] as const);
      recorder().onCollection(ended === true, ...told);
    },
    telling: (ended: unknown) => recorder().onTelling(ended === true),
    exclude: taking([isAddress], (address) => recorder().exclude(address), refuse),
    heard: () => recorder().collections.heard(),
    totals: (...counts: unknown[]) => {
      if (counts.every(isCount)) recorder().collections.totals(counts);
      else refuse();
    },
    spare: taking([isAddress], (code) => around.spare(code), refuse),
    /** Ours are all in notes.ts. */
    note: taking([isNote], (note) => recorder().note(note), refuse),
    describing: (ended: unknown) => {
      around.end();
      recorder().onDescribing(ended === true);
    },
    error: taking(
      [isText, isText, isCount, isText],
      (type, message, line, traceback) => recorder().onError(type, message, line, traceback),
      refuse,
    ),
    cell: cellHooksFor(recorder),
  };
}

/** What the functions that cells call reach: what is none of its kind is not taken, and spoils nothing. */
function cellHooksFor(recorder: () => Recorder) {
  const ignore = () => undefined;
  return {
    watch: taking(
      [isText, isAddress],
      (name, address) => recorder().watching.watch(name, address >>> 0),
      ignore,
    ),
    /** Returns whether the line of the mark is known. */
    label: (label: unknown) => recorder().heap.label(isText(label) ? label : ''),
    mark: () => recorder().heap.mark(),
    mark_line: taking([isLine], (line) => recorder().heap.markLine(line), ignore),
    begin_growth: (calls: unknown) => recorder().beginGrowth(isCount(calls) ? calls : 0),
    sample_growth: () => recorder().sampleGrowth(),
    end_growth: () => recorder().endGrowth(),
    /** Whether the line that has called is known. */
    growth_has_line: () => recorder().growth.hasLine,
    growth_line: taking(
      [isLine, isText],
      (line, filename) => recorder().growth.calledFrom(line, filename),
      ignore,
    ),
  };
}

const isRefusal = isOneOf('frozen', 'no-memory');
const isFate = isOneOf('lives', 'garbage', 'unknown');
const isDirection = isOneOf('held', 'holders');
const NODE = [isAddress, isText, isText, isWhole, isFlag, isFate] as const;

/** By the name of the pass, as src/python/freed/_passes.py takes them. */
export function passHooksFor(recorder: () => Recorder, { spare }: Pick<Around, 'spare'>) {
  const refuse = disturbed(recorder);
  const only = <const Checks extends readonly Check<unknown>[]>(
    checks: Checks,
    hook: Parameters<typeof taking<Checks, void>>[1],
  ) => taking(checks, hook, refuse);
  return {
    references: {
      line: only([isCount], (line) => {
        recorder().reached(line);
        recorder().watching.reached(line);
      }),
      enter: only([isCount], (line) => recorder().watching.entered(line)),
      leave: () => recorder().watching.left(),
    },
    ...countingHooksFor(recorder, refuse),
    collector: {
      spare: only([isAddress], (code) => spare(code)),
      counters: only([isFlag, isWhole, isWhole, isWhole], (ended, a, b, c) =>
        recorder().collections.counters(ended, a, b, c),
      ),
    },
    graph: {
      moment: (isEnd: unknown) => recorder().graphMoment(isEnd === true),
      living: () => recorder().living(),
      refuse: only([isRefusal], (reason) => recorder().note(`graph-${reason}`)),
      node: only(NODE, (address, type, text, items, isTracked, fate) =>
        recorder().graph.node({ address: address >>> 0, type, text, items, isTracked, fate }),
      ),
      edge: only([isAddress, isAddress, isText], (from, to, label) =>
        recorder().graph.edge(from >>> 0, to >>> 0, label),
      ),
      cut: only([isAddress], (address) => recorder().graph.cut(address >>> 0)),
      drawn: only([isDirection], (direction) => recorder().graph.drawn(direction)),
    },
  };
}
