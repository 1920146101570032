/**
 * `npm run bench:course`: builds a course of some lessons once, and the same lessons ten times over, and
 * writes docs/bench-course.md. Build and measuring must grow with the number of lessons and no faster.
 *
 * Everything happens in a copy of the project. The runs of the cells come from the cache: a copied lesson
 * is an unchanged one, which is the case that this is about.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { coursePage } from './course.ts';
import { machineClass } from './versions.ts';
import { courseFolders, LESSONS_FOLDER } from '../src/content/lesson-names.ts';
import { slugOf } from '../src/content/slug.ts';
import { ASTRO, measureLessons } from '../scripts/run-node.ts';
import { copyOfProject } from '../scripts/project-copy.ts';
import { Failure, runMain } from '../scripts/setup/fail.ts';
import { setup } from '../scripts/setup.ts';
import { readSteps, STEPS } from '../scripts/stopwatch.ts';
import { writeFormatted } from '../scripts/write-formatted.ts';

const TIMES = 10;
/** So that all copies have a number below those of the pages beside the course. */
const LESSONS = 8;

await runMain(async () => {
  await setup();
  await measureLessons(); // so that the cache has every run
  const lessons = courseFolders().slice(0, LESSONS);
  const copy = copyOfProject('bench-course');
  mkdirSync(join(copy, '.cache'));
  symlinkSync(join('..', '..', 'runs'), join(copy, '.cache', 'runs'));
  try {
    const once = await timesOf(copy, lessons, 1);
    const often = await timesOf(copy, lessons, TIMES);
    const about = {
      date: new Date().toISOString().slice(0, 10),
      machine: machineClass(),
      node: process.versions.node,
      load: loadavg()[0] ?? 0,
    };
    await writeFormatted('docs/bench-course.md', coursePage([once, often], about));
  } finally {
    rmSync(copy, { recursive: true });
  }
});

/** Puts each lesson there so often, with addresses of their own, and takes the time. */
async function timesOf(copy: string, lessons: readonly string[], times: number) {
  const folder = join(copy, LESSONS_FOLDER);
  for (const old of readdirSync(folder)) rmSync(join(folder, old), { recursive: true });
  let number = 0;
  for (let time = 1; time <= times; time += 1) {
    for (const lesson of lessons) {
      number += 1;
      const name = `${String(number).padStart(2, '0')}-${slugOf(lesson)}-${String(time)}`;
      cpSync(join(LESSONS_FOLDER, lesson), join(folder, name), { recursive: true });
    }
  }
  console.log(`Measuring and building ${String(number)} lessons.`);
  build(copy);
  const steps = await readSteps(copy);
  const secondsOf = (step: string) => steps.find(({ name }) => name === step)?.seconds ?? 0;
  return { lessons: number, measuring: secondsOf(STEPS.lessons), building: secondsOf(STEPS.pages) };
}

function build(cwd: string): void {
  const args = [join('..', '..', ASTRO), 'build'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FREED_TRIAL: 'yes' },
  });
  if (status !== 0) throw new Failure(`${args.join(' ')} failed:\n${stderr.slice(-2000)}`);
}
