/** Records one native script: every case that a Python can run, several times, as one PythonRecord. */
import { relative, resolve } from 'node:path';
import {
  type CaseRecord,
  nameOfPython,
  type PythonRecord,
  readingOf,
} from '../../src/content/recording.ts';
import { Failure } from '../setup/fail.ts';
import { environmentOf, versionsIn } from './environments.ts';
import type { Python } from './pythons.ts';
import { type Listed, listCases, type Run, runCase } from './run-case.ts';
import { systemUnder } from './system.ts';

export interface Plan {
  script: string;
  runs: number;
  /** For files that cases map. */
  data: string;
}

/** null when none of the cases is for this Python. */
export async function recordWith(python: Python, plan: Plan): Promise<PythonRecord | null> {
  const listed = listCases(python, plan.script);
  const cases: CaseRecord[] = [];
  const needs = new Set<string>();
  let environment: string | null = null;
  for (const one of listed) {
    let interpreter = python.executable;
    if (one.needs.length > 0) {
      environment = await environmentOf(python);
      if (environment === null) continue;
      interpreter = environment;
      for (const need of one.needs) needs.add(need);
    }
    cases.push(recordCase(interpreter, one, plan));
  }
  const name = nameOfPython(python);
  console.log(`  ${relative('.', resolve(plan.script))}, ${name}: ${String(cases.length)} cases`);
  if (cases.length === 0) return null;
  const { version, freeThreaded, compiler, libc } = python;
  return {
    version,
    freeThreaded,
    compiler,
    libc,
    date: new Date().toISOString().slice(0, 10),
    system: systemUnder(python),
    packages: versionsIn(environment ?? '', [...needs].sort()),
    cases,
  };
}

function recordCase(
  interpreter: string,
  { name }: Listed,
  { script, runs, data }: Plan,
): CaseRecord {
  const all = Array.from({ length: runs }, () => runCase(interpreter, script, name, data));
  return mergeRuns(name, all);
}

/** @throws Failure when the runs did not read the same things. */
export function mergeRuns(name: string, all: readonly Run[]): CaseRecord {
  const [first] = all;
  if (first === undefined) throw new Failure(`${name} was not run.`);
  if ('impossible' in first) return { name, impossible: first.impossible };
  const measured = all.flatMap((run) => ('readings' in run ? [run] : []));
  const readings = Object.keys(first.readings).map((reading) => {
    const values = measured.flatMap((run) => run.readings[reading] ?? []);
    if (values.length !== all.length)
      throw new Failure(`${name}: not every run read "${reading}".`);
    return [reading, readingOf(values)] as const;
  });
  const texts = Object.entries(first.texts).map(([key, text]) => {
    return [key, { text, same: measured.every((run) => run.texts[key] === text) }] as const;
  });
  return { name, readings: Object.fromEntries(readings), texts: Object.fromEntries(texts) };
}
