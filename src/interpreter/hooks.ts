/**
 * The TypeScript functions that Python's side of the instruments calls (src/python/freed): those of
 * every run, and under `passes` those of the runs beside the bare one.
 */
import { countingHooksFor } from './counting-hooks.ts';
import type { Fate, GraphRefusal, ObjectGraph } from './graph.ts';
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

/** @param recorder the one of the run that goes on. */
export function hooksFor(recorder: () => Recorder, around: Around) {
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
    round: (ended: boolean, generation: number, collected: number, stuck: number) =>
      recorder().onCollection(ended, generation, collected, stuck),
    telling: (ended: boolean) => recorder().onTelling(ended),
    disown: (address: number) => recorder().disown(address),
    heard: () => recorder().collections.heard(),
    totals: (...counts: number[]) => recorder().collections.totals(counts),
    spare: (code: number) => around.spare(code),
    /** Ours are all in notes.ts: whoever passes anything else is not our own Python. */
    note: (note: unknown) => recorder().note(isNote(note) ? note : 'hooks-disturbed'),
    describing: (ended: boolean) => {
      around.end();
      recorder().onDescribing(ended);
    },
    error: (type: string, message: string, line: number, traceback: string) =>
      recorder().onError(type, message, line, traceback),
    cell: cellHooksFor(recorder),
  };
}

/** What the functions that cells call reach; a cell may find these too, and call them with anything. */
function cellHooksFor(recorder: () => Recorder) {
  return {
    watch: (name: unknown, address: unknown) => {
      if (typeof name !== 'string' || typeof address !== 'number') return;
      recorder().watching.watch(name, address >>> 0);
    },
    /** Returns whether the line of the mark is known. */
    label: (label: unknown) => recorder().heap.label(typeof label === 'string' ? label : ''),
    mark: () => recorder().heap.mark(),
    mark_line: (line: unknown) => {
      if (typeof line === 'number') recorder().heap.markLine(line);
    },
    begin_growth: (calls: unknown) => recorder().beginGrowth(typeof calls === 'number' ? calls : 0),
    sample_growth: () => recorder().sampleGrowth(),
    end_growth: () => recorder().endGrowth(),
    /** Whether the line that has called is known. */
    growth_has_line: () => recorder().growth.hasLine,
    growth_line: (line: unknown, filename: unknown) => {
      if (typeof line !== 'number' || typeof filename !== 'string') return;
      if (Number.isSafeInteger(line) && line > 0) recorder().growth.calledFrom(line, filename);
    },
  };
}

/** By the name of the pass, as src/python/freed/_passes.py takes them. */
export function passHooksFor(recorder: () => Recorder, { spare }: Pick<Around, 'spare'>) {
  return {
    references: {
      line: (line: number) => recorder().watching.reached(line),
      enter: (line: number) => recorder().watching.entered(line),
      leave: () => recorder().watching.left(),
    },
    ...countingHooksFor(recorder),
    collector: {
      spare: (code: number) => spare(code),
      counters: (ended: boolean, a: number, b: number, c: number) =>
        recorder().collections.counters(ended, a, b, c),
    },
    graph: {
      moment: (isEnd: boolean) => recorder().graphMoment(isEnd),
      living: () => recorder().living(),
      refuse: (reason: GraphRefusal) => recorder().note(`graph-${reason}`),
      node: (
        address: number,
        type: string,
        text: string,
        items: number,
        isTracked: boolean,
        fate: Fate,
      ) => recorder().graph.node({ address: address >>> 0, type, text, items, isTracked, fate }),
      edge: (from: number, to: number, label: string) =>
        recorder().graph.edge(from >>> 0, to >>> 0, label),
      cut: (address: number) => recorder().graph.cut(address >>> 0),
      drawn: (direction: ObjectGraph['direction']) => recorder().graph.drawn(direction),
    },
  };
}
