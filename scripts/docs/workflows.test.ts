/** What holds of every workflow: none can be run here, but what they rely on can be checked. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { commandOf, scripts } from './commands.ts';

const Step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const Strategy = z.object({ matrix: z.record(z.string(), z.array(z.string())) });
const Job = z.object({ strategy: Strategy.optional(), steps: z.array(Step) });
const Workflow = z.object({ jobs: z.record(z.string(), Job) });

const files = globSync('.github/workflows/*.yml').sort();

const NPM = /^npm run ([\w:-]+)/;
const IN_MATRIX = /\$\{\{ matrix\.(\w+) \}\}/;

/** Each line that a job runs, once for each entry of its matrix. */
function linesOf({ strategy, steps }: z.infer<typeof Job>): string[] {
  const lines = steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);
  return lines.flatMap((line) => {
    const name = IN_MATRIX.exec(line)?.[1];
    if (name === undefined) return line;
    const entries = strategy?.matrix[name] ?? [];
    expect(entries, line).not.toEqual([]);
    return entries.map((entry) => line.replace(IN_MATRIX, entry));
  });
}

function commandsIn(file: string): string[] {
  const { jobs } = Workflow.parse(parse(readFileSync(file, 'utf8')));
  return Object.values(jobs)
    .flatMap(linesOf)
    .flatMap((line) => NPM.exec(line)?.[1] ?? []);
}

test.each(files)('%s: every action is pinned to a commit, with its version beside it', (file) => {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
  expect(lines).not.toEqual([]);
  for (const line of lines) {
    expect(line).toMatch(/ actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test.each(files)('%s: every command it runs is there', (file) => {
  for (const command of commandsIn(file)) {
    const script = commandOf(command);
    expect(script !== null && existsSync(script), command).toBe(true);
  }
});

/** Parts of npm test. */
const BY_DAY = ['test:unit', 'test:e2e', 'test:mutants'];
/** Pictures differ with a machine's fonts: somebody has to look. */
const BY_HAND = ['test:looks'];

test('each night runs every test that npm test leaves out, and measures the whole course', () => {
  const tests = Object.keys(scripts).filter((name) => name.startsWith('test:'));
  const wanted = ['measure', ...tests.filter((name) => ![...BY_DAY, ...BY_HAND].includes(name))];
  expect(commandsIn('.github/workflows/nightly.yml').sort()).toEqual(wanted.sort());
});
