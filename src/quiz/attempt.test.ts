import { describe, expect, test } from 'vitest';
import type { RunResult } from '../interpreter/result.ts';
import { attemptOf } from './attempt.ts';
import { attempt } from './grade.ts';
import { lean, material } from './kinds/fix/question.fixture.ts';
import { fix } from './kinds/fix/grade.ts';
import { asked, stageWith } from './question.fixture.ts';
import { runWith } from './run.fixture.ts';

const asking = { ...asked(), material };
const answer = material.files['mean.solution'] ?? '';
const passed = runWith({ peak: 500, stdout: asking.seal });

/** What was run, as `id n/of`, with these results. */
async function told(results: readonly RunResult[]) {
  const runs: string[] = [];
  const verdict = await attemptOf(
    fix,
    { question: lean, answer, asking },
    ({ cell }, { n, of }) => {
      runs.push(`${cell.id} ${String(n)}/${String(of)}`);
      return Promise.resolve(results[n - 1] ?? passed);
    },
  );
  return { runs, verdict };
}

describe('an attempt', () => {
  test('makes every run that the kind has planned, in order, and grades their results', async () => {
    const { runs, verdict } = await told([]);
    expect(runs).toEqual(['mean 1/4', 'mean.check 2/4', 'mean 3/4', 'mean.check 4/4']);
    expect(verdict.verdict).toBe('right');
  });

  test('that is stopped runs nothing after it, and grades nothing', async () => {
    const { runs, verdict } = await told([passed, runWith({ status: 'stopped' })]);
    expect(runs).toEqual(['mean 1/4', 'mean.check 2/4']);
    expect(verdict).toMatchObject({ verdict: 'ungraded', reason: 'stopped' });
  });

  test('of the build stops there too', async () => {
    let count = 0;
    const stage = {
      ...stageWith(passed),
      where: 'quiz.yaml: lean-mean',
      material,
      run: () => {
        count += 1;
        return Promise.resolve(runWith({ status: 'stopped' }));
      },
    };
    expect(await attempt(lean, answer, stage)).toMatchObject({ reason: 'stopped' });
    expect(count).toBe(1);
  });

  test('passes on what a run throws: it is no verdict', async () => {
    const failing = attemptOf(fix, { question: lean, answer, asking }, () =>
      Promise.reject(new Error('no Python')),
    );
    await expect(failing).rejects.toThrow('no Python');
  });
});
