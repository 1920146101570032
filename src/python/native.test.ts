/** The package `freed` in the CPythons of this machine, as a reader has it who downloads a cell. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isAtLeast } from '../../scripts/bootstrap.mjs';
import { environmentOf, requirementsOf } from '../../scripts/record/environments.ts';
import { findPythons } from '../../scripts/record/pythons.ts';
import { bytesPerCall } from '../interpreter/growth.ts';

const OLDEST: [number, number] = [3, 11];

const pythons = findPythons().filter(({ version }) => isAtLeast(version, OLDEST));

function run(executable: string, args: string[], input = '') {
  return spawnSync(executable, ['-E', '-B', ...args], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    input,
  });
}

if (pythons.length === 0) {
  test.skip(`no CPython ${OLDEST.join('.')} or newer is on this machine: freed is not tried there`);
} else {
  describe.each(pythons)('under CPython $version', (python) => {
    const { executable } = python;
    test('it watches, marks and fits, and says what it goes by', () => {
      const { status, stderr } = run(executable, ['test_native.py']);
      expect(stderr).toMatch(/Ran \d{2} tests/);
      expect(stderr).not.toMatch(/^(ERROR|FAIL)/m);
      expect(status).toBe(0);
    });

    test('the same where psutil is installed', async ({ skip }) => {
      const environment = await environmentOf(python, requirementsOf(['psutil']));
      if (environment === null) return skip('psutil is not to be had here');
      const { status, stderr } = run(environment, ['test_native.py', '-v']);
      expect(stderr).toMatch(/test_says_what_the_process_holds.*\.\.\. ok/);
      expect(status).toBe(0);
    });

    test('its slope is the one that the page fits', () => {
      const wave = (n: number) =>
        Array.from({ length: n }, (_, i) => i * 40 + Math.round(300 * Math.sin(i)));
      const samples = [[], [5], [5, 9], [1, 2, 4], wave(4), wave(20), wave(401), wave(3000)];
      const { stdout } = run(executable, ['test_native.py', 'fit'], JSON.stringify(samples));
      const slopes = JSON.parse(stdout.replaceAll('NaN', 'null')) as (number | null)[];
      expect(slopes).toEqual(samples.map(bytesPerCall));
    });
  });
}
