/** Runs one case of a native script in a fresh process, and reads the line of JSON that it prints. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import * as z from 'zod';
import { HELPER_FOLDER } from '../../src/content/native-scripts.ts';
import { Failure } from '../setup/fail.ts';
import type { Python } from './pythons.ts';

const Listed = z.object({
  cases: z.array(z.object({ name: z.string(), needs: z.array(z.string()) })),
});
export type Listed = z.infer<typeof Listed>['cases'][number];

const Run = z.union([
  z.object({
    readings: z.record(z.string(), z.number()),
    texts: z.record(z.string(), z.string()),
  }),
  z.object({ impossible: z.string() }),
]);
export type Run = z.infer<typeof Run>;

/** A case that takes longer has gone wrong. */
const MOST_MS = 300_000;

/** The cases that this Python can run: none when it is too old to understand the script. */
export function listCases({ executable, version }: Python, script: string): Listed[] {
  try {
    return Listed.parse(printed(executable, [script, '--list'])).cases;
  } catch (error) {
    const said = error instanceof Failure ? error.message : '';
    if (version.startsWith('2.') && said.includes('SyntaxError')) return [];
    throw error;
  }
}

/** @param data a folder for files that cases map; they share it, so that each is made once. */
export function runCase(interpreter: string, script: string, name: string, data: string): Run {
  return Run.parse(printed(interpreter, [script, name], data));
}

function printed(interpreter: string, args: string[], data?: string): unknown {
  const { status, signal, stdout, stderr } = spawnSync(interpreter, args, {
    encoding: 'utf8',
    env: environment(data),
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (status !== 0 || !last.startsWith('{')) {
    const how = signal ?? `exit code ${String(status)}`;
    throw new Failure(`${args.join(' ')} did not work (${how}):\n${stderr.trim()}`);
  }
  return JSON.parse(last);
}

/** The same for everybody: settings of the reader's own Python would change what is measured. */
function environment(data?: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('PYTHON'));
  return {
    ...Object.fromEntries(own),
    PYTHONPATH: resolve(HELPER_FOLDER),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
    OPENBLAS_NUM_THREADS: '1',
    ...(data !== undefined && { TMPDIR: data, TEMP: data }),
  };
}
