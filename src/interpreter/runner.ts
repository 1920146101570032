/** Our own Python around a cell, as Pyodide hands it over: see src/python/freed/_run.py. */
import type { PyodideInterface } from 'pyodide';
import { type Around, hooksFor, passHooksFor } from './hooks.ts';
import type { Pass } from './pass.ts';
import type { Recorder } from './recorder.ts';

type RunCell = (
  source: string,
  filename: string,
  pass: Pass,
  argument: number,
  apart: boolean,
) => void;

interface Runner {
  run: RunCell;
  tidy: () => void;
}

interface RunModule {
  connect(hooks: object, passes: object): Runner;
  destroy(): void;
}

/**
 * A runner, and what readies it once: `tidyOnce`, with no recorder listening; the first cell then finds the
 * free chunks taken that this has left. Later ones must find the free chunks that the cells before them left.
 */
export function connectTidyRunner(
  pyodide: PyodideInterface,
  recorder: () => Recorder,
  { takeFreeChunks, ...around }: { takeFreeChunks: () => void } & Omit<Around, 'prepare'>,
): { runner: Runner; tidyOnce: () => void } {
  const due = { tidying: true, takingChunks: false };
  const runner = connectRunner(pyodide, recorder, {
    prepare() {
      if (due.takingChunks) takeFreeChunks();
      due.takingChunks = false;
    },
    ...around,
  });
  const tidyOnce = () => {
    if (!due.tidying) return;
    due.tidying = false;
    runner.tidy();
    due.takingChunks = true;
  };
  return { runner, tidyOnce };
}

function connectRunner(
  pyodide: PyodideInterface,
  recorder: () => Recorder,
  around: Around,
): Runner {
  const module = pyodide.pyimport('freed._run') as RunModule;
  const runner = module.connect(hooksFor(recorder, around), passHooksFor(recorder, around));
  module.destroy();
  return runner;
}
