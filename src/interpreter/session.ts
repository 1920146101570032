/**
 * One Python interpreter with Freed's instruments connected. Knows nothing of workers or pages:
 * the browser's worker and the build under Node both run cells through this file.
 *
 *     loadPyodide ──► prepare ──► connect ──► run(request) ──► Outcome
 */
import type { PyodideInterface } from 'pyodide';
import { Ledger } from '../heap/ledger.ts';
import { type AbiNote, nativeOf } from './abi.ts';
import { Budget } from './budget.ts';
import { type Findings, NO_PEAK, type PeakAt } from './findings.ts';
import { boundCStack, isStackOverflow } from './c-stack.ts';
import { Disk, fileSystem } from './disk.ts';
import { callersOf } from './growth.ts';
import { takeFreeChunks } from './free-chunks.ts';
import type { Around } from './hooks.ts';
import { Output, pipeOutput, silentOutput, type Stream } from './output.ts';
import { Interrupts } from './interrupts.ts';
import type { Pass } from './pass.ts';
import { PythonState } from './python-state.ts';
import { Recorder } from './recorder.ts';
import { connectTidyRunner } from './runner.ts';
import type { RunResult } from './result.ts';
import { linesOf } from './source-lines.ts';
import { type Probed, type Probing, probe } from './probe.ts';
import { withhold } from './withhold.ts';

export interface RunRequest {
  runId: number;
  source: string;
  pass: Pass;
  /** For the pass `peak`: what the pass `lines` has found. */
  peakAt?: PeakAt;
  /** What Python calls the code in tracebacks. */
  filename: string;
  /** Bytes that the code may take beyond what is in use; else whatever the session gives any code. */
  budget?: number | undefined;
  /** See `CellCode`. */
  apart?: boolean;
}

export interface Session {
  readonly pyodide: PyodideInterface;
  /** What an instrument of this build could not be trusted with; see abi.ts. */
  readonly notes: AbiNote[];
  /** Whether births and deaths are counted in WebAssembly, which is only faster. */
  readonly isCounting: boolean;
  readonly python: string;
  run(request: RunRequest): Findings;
  /** Whether what `run` has thrown, which broke the interpreter, says that recursion inside C was too deep. */
  isOverflow(error: unknown): boolean;
  /**
   * While it rests nothing of ours runs in Python. What does was left by an earlier run: it is interrupted at
   * once, and its files count as a cell's.
   */
  rest(isResting: boolean): void;
}

/** The Python package `freed`: file name to source. */
export type FreedFiles = Readonly<Record<string, string>>;

export interface SessionOptions {
  label: RunResult['label'];
  /** Bytes Python may take before it says MemoryError. */
  memoryBudget: number;
  /** See interrupts.ts. Shared with the page where that is possible. */
  interrupts: Uint8Array;
  /** Called when code of an earlier run goes on while the session rests, and does not end. */
  onRestless?: () => void;
  /** Births and deaths come to JavaScript one by one, as where WebAssembly cannot count them. */
  isTold?: boolean;
  send(runId: number, stream: Stream, text: string): void;
}

/** While nobody listens the heap is not walked: that takes longer than all else before the first cell. */
const NOTHING_READ: readonly AbiNote[] = ['abi-heap'];

/** In these, tracemalloc holds Python's one reference tracer, to know whose a reused object is. */
const UNTRACED = new Set<Pass>(['lines', 'peak']);

/**
 * First half of a start: puts the package `freed` in place and loads what cells will use of it. No
 * JavaScript object is known to Python yet, so a snapshot of the memory may be taken after it.
 */
export function prepare(pyodide: PyodideInterface, freed: FreedFiles): void {
  place(pyodide, freed);
  // Nothing of ours may stay behind in the cells' namespace.
  pyodide.runPython('exec("import freed, freed._abi, freed._run, freed._loop", {})');
  pyodide.runPython('__import__("freed")._loop.install()');
}

/** The files alone: all that is missing after a start from a snapshot, which holds no files. */
export function place(pyodide: PyodideInterface, freed: FreedFiles): void {
  const files = fileSystem(pyodide);
  // Neither sysconfig nor invalidate_caches: they import what no cell needs, email among it.
  const folder = String(pyodide.runPython('__import__("site").getsitepackages()[0]'));
  files.mkdirTree(`${folder}/freed`);
  for (const [name, source] of Object.entries(freed)) {
    files.writeFile(`${folder}/freed/${name}`, source);
  }
  // What Python knows of the folder's content is older. JavaScript must not get hold of it: see proxies.test.ts.
  pyodide.runPython(`__import__("sys").path_importer_cache.pop("${folder}", None); None`);
}

/** Second half: connects the instruments and checks the ABI. From here on cells can run. */
export function connect(pyodide: PyodideInterface, options: SessionOptions): Session {
  const native = nativeOf(pyodide);
  const { module, memory } = native;
  const interrupts = new Interrupts(options.interrupts, module, options.onRestless);
  pyodide.setInterruptBuffer(interrupts.buffer);
  boundCStack(native);
  const stack = module.stackSave();

  const budget = new Budget(native, options.memoryBudget);
  const disk = new Disk(pyodide);
  const state = new PythonState(memory, module._PyThreadState_Get());
  const probing = { native, ledger: new Ledger(), state };
  const probed = probe(pyodide, probing, options.isTold);
  const { notes, isCounting } = probed;
  const { nobody, newRecorder } = recorders(probing, probed);
  const current = { recorder: nobody, output: silentOutput() };
  pipeOutput(pyodide, (stream, bytes) => current.output.write(stream, bytes));
  const { runner, tidyOnce } = connectTidyRunner(pyodide, () => current.recorder, {
    takeFreeChunks: () => takeFreeChunks(native),
    ...aroundCell(budget, interrupts),
  });
  const python = String(pyodide.runPython('__import__("sys").version.split()[0]'));

  return {
    pyodide,
    notes,
    isCounting,
    python,
    isOverflow: (error) => isStackOverflow(error, stack - module.stackSave()),
    rest(isResting) {
      interrupts.enter(isResting ? 'resting' : 'outside');
      disk.guard(isResting);
    },
    run({ runId, source, pass, peakAt = NO_PEAK, filename, budget: own = null, apart = false }) {
      const recorder = newRecorder(source, pass);
      recorder.growth.callers = callersOf(source, filename);
      const output = new Output(
        (stream, text) => options.send(runId, stream, text),
        () => interrupts.ask(),
      );
      interrupts.begin();
      let started = performance.now();
      runUnlessInterrupted(() => {
        tidyOnce(); // with nobody listening
        Object.assign(current, { recorder, output });
        budget.own = own;
        started = performance.now();
        const run = () => runner.run(source, filename, pass, peakAt.at, apart);
        disk.bounded(run, () => recorder.note('disk-full'));
      }, recorder);
      budget.forOurselves();
      const elapsedMs = performance.now() - started;
      interrupts.enter('outside');
      output.end();
      const recording = recorder.recording(pass, peakAt);
      const common = { runId, label: options.label, elapsedMs, python, pyodide: pyodide.version };
      const result = { ...common, ...recording, ...endingOf(recording, output, interrupts) };
      return withhold({ result, ...recorder.findings(pass) });
    },
  };
}

function aroundCell(budget: Budget, interrupts: Interrupts): Omit<Around, 'prepare'> {
  return {
    spare: (code) => interrupts.spare(code),
    begin() {
      budget.forCell();
      interrupts.enter('cell');
    },
    end() {
      interrupts.enter('reading');
      budget.forOurselves();
    },
  };
}

/** One for each run, and one for when nobody listens. */
function recorders({ native: { memory }, ledger, state }: Probing, { tracer, notes }: Probed) {
  const nobody = new Recorder(memory, ledger, tracer, NOTHING_READ, new Map(), state);
  const newRecorder = (source: string, pass: Pass) => {
    const its = UNTRACED.has(pass) ? null : tracer;
    return new Recorder(memory, ledger, its, notes, markLines(source), state);
  };
  return { nobody, newRecorder };
}

/** Where `mark("label")` stands, for labels written as plain strings, each in one place only. */
export function markLines(source: string): Map<string, number> {
  const lines = new Map<string, number>();
  const repeated = new Set<string>();
  linesOf(source).forEach((text, index) => {
    // Up to the next quote of its own kind, so that no part of a line is looked at again and again.
    for (const [, one, other] of text.matchAll(/\bmark\(\s*(?:"([^"]*)"|'([^']*)')\s*\)/g)) {
      const label = one ?? other ?? '';
      if (lines.has(label)) repeated.add(label);
      lines.set(label, index + 1);
    }
  });
  for (const label of repeated) lines.delete(label);
  return lines;
}

function endingOf(
  { error }: Pick<RunResult, 'error'>,
  output: Output,
  { hasInterrupted }: Interrupts,
) {
  // The cell may raise a KeyboardInterrupt of its own.
  const isStopped = hasInterrupted && error?.type === 'KeyboardInterrupt';
  const interrupted = isStopped || output.truncated;
  const failed = error === null ? ('done' as const) : ('failed' as const);
  return {
    status: interrupted ? ('stopped' as const) : failed,
    stdout: output.text('stdout'),
    stderr: output.text('stderr'),
    truncated: output.truncated,
  };
}

/** Whether Stop has ended some Python of ours, outside the learner's code. */
export function isInterrupt(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'type') === 'KeyboardInterrupt';
}

/** An interrupt can also arrive while our own Python runs, before or after the learner's. */
function runUnlessInterrupted(run: () => void, recorder: Recorder): void {
  try {
    run();
  } catch (error) {
    if (!isInterrupt(error)) throw error;
    recorder.interrupt();
  }
}
