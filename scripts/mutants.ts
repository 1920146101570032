/**
 * `npm run test:mutants`: breaks the graders one place at a time (mutants/mutants.ts) and runs the
 * unit tests that must notice. Exits with 1, and names them, when a mutant lives.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createVitest, type TestModule } from 'vitest/node';
import { mutants, type Mutant } from './mutants/mutants.ts';
import { mutate, mutated } from './mutants/mutate.ts';
import { Failure, isMain, runMain } from './setup/fail.ts';

/** Those whose tests all pass although the code is broken. */
async function survivors(all: readonly Mutant[]): Promise<Mutant[]> {
  const projects = all.map((mutant, at) => ({
    extends: false as const,
    plugins: [mutate(mutant)],
    // A test that is only slow, beside all the others, has noticed nothing.
    test: { name: String(at), include: mutant.tests, testTimeout: 900_000 },
  }));
  const vitest = await createVitest({
    config: false,
    maxWorkers: 2,
    fsModuleCache: false, // a broken module must not be found there by anybody else
    watch: false,
    // That tests fail here is what is wanted: only how far it is.
    reporters: [{ onTestModuleEnd: ({ project }) => sayTried(all, project.name) }],
    projects,
  });
  try {
    const { testModules } = await vitest.start();
    return all.filter((_, at) => !isCaught(testModules, String(at)));
  } finally {
    await vitest.close();
  }
}

function sayTried(all: readonly Mutant[], project: string): void {
  console.log(`  tried: ${all[Number(project)]?.name ?? project}`);
}

/** A test failed. A module that cannot even be loaded shows nothing about its tests. */
function isCaught(modules: readonly TestModule[], project: string): boolean {
  const ours = modules.filter((module) => module.project.name === project);
  const tests = ours.flatMap((module) => [...module.children.allTests()]);
  return tests.some((test) => test.result().state === 'failed');
}

/** Nothing broken, all tests: if one fails here, a failing test says nothing about a mutant. */
function unbroken(): Mutant {
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))];
  const [{ file, find }] = mutants as [Mutant];
  return { name: 'nothing', file, find, replace: find, tests };
}

async function main(): Promise<void> {
  for (const mutant of mutants) mutated(readFileSync(mutant.file, 'utf8'), mutant);
  const control = unbroken();
  const alive = await survivors([control, ...mutants]);
  if (!alive.includes(control))
    throw new Failure('Their tests fail without mutants: see npm test.');
  const living = alive.filter((mutant) => mutant !== control);
  for (const { name, tests } of living) console.error(`✗ ${name}: not noticed by ${tests.join()}`);
  const counts = { passed: mutants.length - living.length, failed: living.length };
  console.log(`Mutants: ${String(counts.passed)} noticed, ${String(counts.failed)} not.`);
  mkdirSync('.cache', { recursive: true });
  writeFileSync('.cache/mutants-report.json', JSON.stringify(counts));
  process.exitCode = living.length > 0 ? 1 : 0;
}

if (isMain(import.meta)) await runMain(main);
