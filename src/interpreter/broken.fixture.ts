/**
 * Code that breaks Python's own tools, or Freed's, and what each instrument has to do then: read what is
 * true, or stay silent and say so with a note. See broken.test.ts for the work that all of it is put before.
 */

import type { Note } from './notes.ts';

/** What stays silent, by its note; every other instrument reads the truth. */
export type Silenced = Partial<Record<Instrument, Note>>;

type Instrument =
  | ('bytes' | 'references' | 'lines' | 'peak' | 'graph' | 'growth' | 'types')
  /** The collector's rounds, by what they freed, and its counters. */
  | ('collections' | 'counters');

export interface Breakage {
  name: string;
  /** Runs in a cell before, as an earlier cell of the reader would. */
  earlier?: string;
  /** Runs in the cell itself, before its work. One line or more. */
  code?: string;
  silenced?: Silenced;
  /** Bytes that the tool itself takes while the work goes on, or the holes that it has made. */
  costs?: number;
  /** The cell ends with this error, which is all there is to say. */
  fails?: string;
  /** Needs an interpreter that was really started: JavaScript remembers what ctypes has loaded. */
  isAlone?: boolean;
}

const ALL: Silenced = {
  bytes: 'hooks-disturbed',
  references: 'hooks-disturbed',
  lines: 'hooks-disturbed',
  peak: 'hooks-disturbed',
  collections: 'hooks-disturbed',
  counters: 'hooks-disturbed',
  types: 'hooks-disturbed',
  graph: 'hooks-disturbed',
  growth: 'hooks-disturbed',
};
const NO_LINES: Silenced = {
  references: 'references-disturbed',
  lines: 'lines-disturbed',
  peak: 'peak-disturbed',
};
const NO_COUNT: Silenced = { lines: 'lines-disturbed', peak: 'peak-disturbed' };
const NOT_CALLED_BACK: Silenced = {
  counters: 'collector-disturbed',
};
/** Whether an object died by the collector cannot be said either. */
const NO_ROUNDS: Silenced = {
  collections: 'collections-disturbed',
  counters: 'collections-disturbed',
  references: 'collections-disturbed',
};
const NO_BIRTHS: Silenced = {
  types: 'tracer-disturbed',
  references: 'tracer-disturbed',
  graph: 'tracer-disturbed',
  collections: 'tracer-disturbed',
};

const HIDE = 'saved = gc.callbacks[:]\ngc.callbacks.clear()\nx = []\nx.append(x)\ndel x\ncollect()';
const MONITORING = 'm = sys.monitoring\nLINE = m.events.LINE';

const COLLECTOR: Breakage[] = [
  { name: 'gc.collect is gone', code: 'gc.collect = None' },
  { name: 'gc is gone', code: 'for one in dir(gc): setattr(gc, one, None)' },
  {
    name: 'gc.callbacks cleared',
    code: 'gc.callbacks.clear()',
    silenced: { ...NO_ROUNDS, ...NOT_CALLED_BACK },
  },
  { name: 'gc.callbacks cleared earlier', earlier: 'gc.callbacks.clear()' },
  { name: 'gc.callbacks put elsewhere', code: 'gc.callbacks = []' },
  { name: 'a round hidden', code: `${HIDE}\ngc.callbacks[:] = saved`, silenced: NO_ROUNDS },
  {
    name: 'a callback that clears the others',
    code: 'gc.callbacks.append(lambda *_: gc.callbacks.clear())',
    silenced: { ...NO_ROUNDS, ...NOT_CALLED_BACK },
  },
  { name: 'a callback that fails', code: 'gc.callbacks.insert(0, None)' },
  { name: 'the collector is off', code: 'gc.disable()' },
  { name: 'everything is frozen', code: 'gc.freeze()', silenced: { graph: 'graph-frozen' } },
];

const LINES: Breakage[] = [
  {
    name: 'all tool ids taken earlier',
    earlier: 'for tool in range(6): sys.monitoring.use_tool_id(tool, "mine")',
    silenced: NO_LINES,
  },
  {
    name: 'all tool ids freed',
    code: 'for tool in range(6): sys.monitoring.free_tool_id(tool)',
    silenced: NO_LINES,
  },
  {
    name: 'our tool id freed and taken',
    code: 'sys.monitoring.free_tool_id(5)\nsys.monitoring.use_tool_id(5, "freed")',
    silenced: NO_LINES,
  },
  {
    name: 'callbacks replaced',
    code: `${MONITORING}\nfor tool in range(6): m.register_callback(tool, LINE, None)`,
    silenced: NO_LINES,
  },
  {
    name: 'callbacks taken away and put back',
    code: `${MONITORING}\nours = m.register_callback(5, LINE, None)\nx = bytearray(10)\nm.register_callback(5, LINE, ours)`,
    silenced: NO_LINES,
  },
  {
    name: 'events off and on',
    code: `${MONITORING}\ncode = sys._getframe().f_code\nthey = [m.get_local_events(5, code) if m.get_tool(5) else 0]\nif they[0]: m.set_local_events(5, code, 0)\nx = bytearray(10)\nif they[0]: m.set_local_events(5, code, they[0])`,
    silenced: NO_LINES,
  },
  {
    name: 'sys.monitoring is gone',
    code: 'for one in dir(sys.monitoring): setattr(sys.monitoring, one, None)',
  },
  {
    name: 'another tool follows lines',
    code: `${MONITORING}\nm.use_tool_id(0, "mine")\nm.register_callback(0, LINE, lambda *_: m.DISABLE)\nm.set_events(0, LINE)`,
  },
  {
    name: 'another tool has followed lines since earlier',
    earlier: `${MONITORING}\nm.use_tool_id(0, "mine")\nm.set_events(0, LINE)`,
    silenced: { bytes: 'tracing-left', growth: 'tracing-left' },
  },
  { name: 'sys.settrace', code: 'def trace(*_): return trace\nsys.settrace(trace)' },
  { name: 'sys.setprofile', code: 'sys.setprofile(lambda *_: None)' },
  {
    name: 'a recursion without end',
    code: 'def f(): f()\ntry: f()\nexcept RecursionError: pass',
  },
  { name: 'hardly any recursion left', code: 'sys.setrecursionlimit(40)' },
];

/** What tracemalloc notes down of a few blocks. */
const TRACES = 500;

const COUNTS: Breakage[] = [
  {
    name: 'tracemalloc started',
    code: 'import tracemalloc\ntracemalloc.start()',
    costs: TRACES,
    silenced: NO_BIRTHS,
  },
  {
    name: 'tracemalloc started earlier',
    earlier: 'import tracemalloc\ntracemalloc.start()',
    silenced: { bytes: 'tracing-left', growth: 'tracing-left', ...NO_COUNT },
  },
  {
    name: 'tracemalloc stopped',
    code: 'import tracemalloc\ntracemalloc.stop()',
    silenced: NO_COUNT,
  },
  {
    name: 'tracemalloc cleared',
    code: 'import tracemalloc\ntracemalloc.clear_traces()',
    silenced: NO_COUNT,
  },
  {
    name: 'tracemalloc restarted',
    code: 'import tracemalloc\ntracemalloc.stop()\ntracemalloc.start()',
    costs: TRACES,
    silenced: { ...NO_COUNT, ...NO_BIRTHS },
  },
  {
    name: 'the peak begun anew',
    code: 'import tracemalloc\nx = bytearray(10); del x; tracemalloc.reset_peak()',
    silenced: NO_COUNT,
  },
  {
    name: 'tracemalloc is gone',
    code: 'import _tracemalloc\nfor one in dir(_tracemalloc): setattr(_tracemalloc, one, None)',
  },
  {
    name: 'the reference tracer unplugged',
    code: 'import ctypes\nctypes.pythonapi.PyRefTracer_SetTracer(None, None)',
    isAlone: true,
    silenced: NO_BIRTHS,
  },
];

/** An allocation may get up to 8 bytes more, where a hole is too small to be parted: three in each call. */
const HOLES = 24;

/** What an instrument needs of the standard library and has not read by then. */
const NOTHING_IMPORTED: Silenced = { ...NO_COUNT, graph: 'graph-disturbed' };

const LANGUAGE: Breakage[] = [
  { name: 'id() lies', code: 'import builtins\nbuiltins.id = lambda _: 4096' },
  { name: 'id() lied earlier', earlier: 'import builtins\nbuiltins.id = lambda _: 4096' },
  {
    name: 'no builtins left',
    code: 'import builtins\nkeep = ("range", "bytearray", "__build_class__")\ndrop = delattr\nfor one in [*vars(builtins)]: one in keep or drop(builtins, one)',
  },
  {
    name: 'no builtins left earlier',
    silenced: NO_COUNT,
    earlier:
      'import builtins\nkeep = ("range", "bytearray", "__build_class__", "compile", "exec")\ndrop = delattr\nfor one in [*vars(builtins)]: one in keep or drop(builtins, one)',
  },
  { name: 'sys.stdout is nothing', code: 'sys.stdout = None' },
  { name: 'sys.stdout elsewhere', code: 'import io\nsys.stdout = io.StringIO()' },
  { name: 'sys.stdout closed', code: 'sys.stdout.close()' },
  { name: 'sys.modules cleared', code: 'sys.modules.clear()', isAlone: true, costs: HOLES },
  {
    name: 'sys.modules cleared earlier',
    earlier: 'sys.modules.clear()',
    isAlone: true,
    costs: HOLES,
    silenced: NOTHING_IMPORTED,
  },
  { name: 'the switch interval', code: 'sys.setswitchinterval(1e-9)' },
  { name: 'an audit hook', code: 'sys.addaudithook(lambda *_: None)' },
  { name: 'the caches of sys', earlier: 'sys._clear_internal_caches = None' },
  { name: 'linecache is gone', earlier: 'import linecache\nlinecache.cache = None' },
  {
    name: 'no thread can be started',
    code: 'import _thread\ntry: _thread.start_new_thread(print, ())\nexcept RuntimeError: pass',
  },
];

const PROBE = 'import freed._probe as probe';
const RUNNER = 'runner = gc.callbacks[0].__self__';

const OURS: Breakage[] = [
  {
    name: 'the functions that cells call deleted',
    code: `${PROBE}\nfor one in ("_watch", "_label", "_mark", "_begin_growth"): delattr(probe, one)`,
    fails: 'NameError',
  },
  {
    name: 'freed deleted, read already',
    code: 'for one in [*sys.modules]: "freed" in one and sys.modules.pop(one)',
  },
  {
    name: 'freed deleted and asked for again',
    code: 'for one in [*sys.modules]: "freed" in one and sys.modules.pop(one)\nfrom freed import mark',
    fails: 'RuntimeError',
  },
  { name: 'the reading before, by hand', code: `${RUNNER}\nrunner._before()`, silenced: ALL },
  { name: 'the reading after, by hand', code: `${RUNNER}\nrunner._after()`, silenced: ALL },
  {
    name: 'the reading after, by hand and then replaced',
    code: `${RUNNER}\nrunner._after()\nrunner._after = lambda *_: None`,
    silenced: ALL,
  },
  {
    name: 'putting an error into words, by half',
    code: `${RUNNER}\nrunner._describing(True)`,
    silenced: ALL,
  },
  {
    name: 'an error told by hand',
    code: `${RUNNER}\nrunner._tell_error("MemoryError", "", 1, "")`,
    silenced: ALL,
  },
  {
    name: 'the reading before, replaced earlier',
    earlier: `${RUNNER}\nrunner._before = lambda: None`,
    silenced: ALL,
  },
  {
    name: 'a round by hand',
    code: `${RUNNER}\nrunner._round(False, 2, 0, 0)\nrunner._round(True, 2, 99, 0)`,
    silenced: NO_ROUNDS,
  },
  {
    name: 'a note that is none, by hand',
    code: `${RUNNER}\nrunner._note("no such note")`,
    silenced: ALL,
  },
  { name: 'a note that is no text, by hand', code: `${RUNNER}\nrunner._note(1)`, silenced: ALL },
  {
    name: 'a step of growth by hand',
    code: `${PROBE}\ngrowth(probe._sample_growth)`,
    silenced: { growth: 'growth-disturbed' },
  },
  {
    name: 'things that are no names by hand',
    code: `${PROBE}\nprobe._watch([], [])\nprobe._mark_line({})`,
  },
];

export const BREAKAGES = [...COLLECTOR, ...LINES, ...COUNTS, ...LANGUAGE, ...OURS];
