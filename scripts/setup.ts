/** Gets everything the site and its build need; what is there already is only checked. */
import { setupAssembled } from './setup/assemble.ts';
import { isMain, runMain } from './setup/fail.ts';
import { setupInterpreter } from './setup/interpreter.ts';

export async function setup(): Promise<void> {
  console.log('Checking the interpreter’s files.');
  await setupInterpreter();
  await setupAssembled();
}

if (isMain(import.meta)) await runMain(setup);
