/** Gets everything the site and its build need; what is there already is only checked. */
import { isMain, runMain } from './setup/fail.ts';
import { setupInterpreter } from './setup/interpreter.ts';
import { setupListener } from './setup/listener.ts';

export async function setup(): Promise<void> {
  console.log('Checking the interpreter’s files.');
  await setupInterpreter();
  await setupListener();
}

if (isMain(import.meta)) await runMain(setup);
