/**
 * Older shapes of progress, one step a version: each entry turns data of its version into data of
 * the next. An entry is never changed once readers have stored its result; `stores.fixture/` holds
 * a store of every version, as its page wrote it.
 */
import * as z from 'zod/mini';
import { currentVersion } from './schema.ts';

const Versioned = z.looseObject({ version: z.int() });

/** Version 1 kept only the last attempt of a question, and cleared drafts by leaving them out. */
const Version1 = z.looseObject({
  answers: z.record(
    z.string(),
    z.looseObject({ attempts: z.number(), last: z.looseObject({}), best: z.string() }),
  ),
});

const steps: Readonly<Record<number, (data: unknown) => unknown>> = {
  1: (data) => {
    const old = Version1.parse(data);
    const answers: Record<string, unknown> = {};
    for (const [id, { last, ...record }] of Object.entries(old.answers)) {
      answers[id] = { ...record, tries: [last] };
    }
    return { ...old, version: 2, answers, typed: {}, erased: {} };
  },
  // There was no final quiz yet.
  2: (data) => ({ ...(data as object), version: 3, rounds: {} }),
};

export function versionOf(stored: unknown): number | null {
  const versioned = Versioned.safeParse(stored);
  return versioned.success ? versioned.data.version : null;
}

/**
 * `stored` as the current version would have written it, its parts not yet checked.
 * @throws when it is not of the shape its version says
 */
export function migrate(stored: unknown): unknown {
  let data = stored;
  for (let version = versionOf(data); version !== currentVersion; version = versionOf(data)) {
    const step = version === null ? undefined : steps[version];
    if (step === undefined) throw new Error(`no step from version ${String(version)}`);
    data = step(data);
  }
  return data;
}
