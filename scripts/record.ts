/**
 * `npm run record`: runs the native scripts under every CPython on this machine, each case in fresh
 * processes, and writes what they read to src/content/recordings/<id>.json.
 *
 *     npm run record -- --only given-back,collector --python 3.13,3.8 --runs 5
 *     npm run record -- --check     repeats, writes nothing, and compares (scripts/record/compare.ts)
 *
 * Versions that are not on this machine keep what was recorded of them elsewhere, as long as the script
 * is still the same.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nativeScripts } from '../src/content/native-scripts.ts';
import { nameOfPython } from '../src/content/recording.ts';
import { checkRecording } from './record/check.ts';
import { RECORD_CACHE } from './record/environments.ts';
import { findPythons, type Python } from './record/pythons.ts';
import { recordWith } from './record/record-script.ts';
import { writeRecording } from './record/write.ts';
import { Failure, runMain } from './setup/fail.ts';

/** An odd number, so that the median is one of them. */
const RUNS = 5;

await runMain(async () => {
  const { only, wanted, runs, check } = options();
  const scripts = chosenScripts(only);
  const pythons = chosenPythons(wanted);
  console.log(`Found: ${pythons.map(nameOfPython).join(', ')}.`);
  await mkdir(RECORD_CACHE, { recursive: true });
  const data = await mkdtemp(join(RECORD_CACHE, 'data-'));
  let failed = 0;
  try {
    for (const [id, script] of scripts) {
      const records = [];
      for (const python of pythons) {
        const record = await recordWith(python, { script, runs, data });
        if (record !== null) records.push(record);
      }
      if (check) failed += checkRecording(id, records);
      else await writeRecording(id, records);
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
  if (failed > 0) throw new Failure(`${String(failed)} readings differ from what was recorded.`);
});

function options() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      python: { type: 'string', default: '' },
      runs: { type: 'string', default: String(RUNS) },
      check: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 3) {
    throw new Failure(`--runs is "${values.runs}"; a spread takes at least 3 runs.`);
  }
  const list = (text: string) => text.split(',').filter(Boolean);
  return { only: list(values.only), wanted: list(values.python), runs, check: values.check };
}

function chosenScripts(only: string[]): [string, string][] {
  const scripts = nativeScripts();
  const unknown = only.find((id) => !scripts.has(id));
  if (unknown !== undefined) {
    throw new Failure(`There is no "${unknown}". There are: ${[...scripts.keys()].join(', ')}.`);
  }
  return [...scripts].filter(([id]) => only.length === 0 || only.includes(id));
}

/** `3.13` chooses all of that series, `3.13.0` one. */
function chosenPythons(wanted: string[]): Python[] {
  const found = findPythons();
  const isWanted = (name: string) =>
    wanted.some((one) => name === one || name.startsWith(`${one}.`) || `${one}t` === name);
  const chosen = found.filter((python) => wanted.length === 0 || isWanted(nameOfPython(python)));
  if (chosen.length > 0) return chosen;
  const there = found.map(nameOfPython).join(', ') || 'none';
  throw new Failure(`No such CPython was found. In the PATH and with pyenv there are: ${there}.`);
}
