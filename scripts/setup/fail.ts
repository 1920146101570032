import { realpathSync } from 'node:fs';

/** An expected failure: one sentence that says what happened and what to do, and no stack trace. */
export class Failure extends Error {
  override name = 'Failure';
}

export const DISK_FULL = 'The disk is full. Free about 1 GB, then run this command again.';

/** The sentence for whatever went wrong; null when it is a bug and needs its stack trace. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof Failure) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return DISK_FULL;
  return null;
}

/** Runs a command's main function; an expected failure ends it with its sentence and exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const sentence = sentenceFor(error);
    if (sentence === null) throw error;
    console.error(`\n${sentence}`);
    process.exit(1);
  }
}

/** Whether Node was started on this module. `import.meta.main` is missing in Node 24.0 and 24.1. */
export function isMain(meta: ImportMeta): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === meta.filename;
}
