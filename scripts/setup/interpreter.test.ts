import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from './fail.ts';
import { PUBLIC_FOLDER, setupInterpreter } from './interpreter.ts';
import pins from './pins.json' with { type: 'json' };

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-interpreter-'));
  vi.spyOn(console, 'log').mockReturnValue();
  return () => {
    vi.restoreAllMocks();
    process.chdir(home);
    rmSync(folder, { recursive: true });
  };
});

describe('setupInterpreter', () => {
  /** A project whose node_modules hold this as Pyodide. */
  function project(version: string): void {
    mkdirSync(join(folder, 'node_modules', 'pyodide'), { recursive: true });
    const put = (name: string, content: string) => {
      writeFileSync(join(folder, 'node_modules', 'pyodide', name), content);
    };
    put('package.json', JSON.stringify({ version }));
    for (const name of Object.keys(pins.core)) put(name, `not the real ${name}`);
    process.chdir(folder);
  }

  test('refuses another version of Pyodide than the one that Freed is made for', async () => {
    project('314.0.4');
    const refused = setupInterpreter();
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow(
      `node_modules holds Pyodide 314.0.4, but Freed is made for ${pins.version}. Run npm ci.`,
    );
  });

  test('refuses a core file that is not the pinned one, and puts nothing in place', async () => {
    project(pins.version);
    const refused = setupInterpreter();
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow('pyodide.asm.mjs is not the file it should be');
    expect(readdirSync(join(folder, PUBLIC_FOLDER))).toEqual([]);
  });
});
