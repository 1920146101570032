/** What a link carries, version 1. Strict: what we have not written is damage. */
import * as z from 'zod/mini';

/** Characters of code that a link takes: more than a thousand lines. */
export const MOST_CODE = 60_000;

const MOST_INSTRUMENTS = 16;

/** As JSON: a character takes at most the six bytes of an escape (`\ud800`). */
export const MOST_BYTES = 6 * MOST_CODE + 1_000;

export const Shared = z.strictObject({
  code: z.string().check(z.maxLength(MOST_CODE)),
  /** The instruments to show, by id, the first one open. A newer page may have some of its own. */
  show: z
    .array(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/)))
    .check(z.maxLength(MOST_INSTRUMENTS)),
});
export type Shared = z.infer<typeof Shared>;
