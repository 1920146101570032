/**
 * The collection of hostile cells: `e2e/hostile/*.py`, a file for each kind of harm. A file holds
 * many cells; each begins with a line that says what must be true of it:
 *
 *     # %% while-true: interrupted, kept, smoke
 *     # prints: text that stands in the output
 *     # reads: 1_000_040
 *     # notes: one of these, when it is not read
 *     # later: an expression that is true a while after it, in the next cell
 *
 * | how it ends   | meaning                                                                     |
 * | ------------- | --------------------------------------------------------------------------- |
 * | `done`, `cut` | by itself; or because it has printed too much                               |
 * | `SomeError`   | by itself, with that error                                                  |
 * | `broke`       | the interpreter broke, and the page says so                                 |
 * | `interrupted` | not by itself: Stop interrupts it, or replaces Python where it cannot       |
 * | `replaced`    | not by itself: Stop has to replace Python                                   |
 * | `stopped`     | not by itself: Stop interrupts it where it cannot swallow that, or replaces |
 * | `stops`       | by itself or not, by chance of timing: Stop ends it in one way or the other |
 * | `A or B`      | in one of two ways; B is an error, or `broke`                               |
 *
 * | after it¹ | meaning                                                                     |
 * | --------- | --------------------------------------------------------------------------- |
 * | `kept`    | the next cell finds the variables of the one before                         |
 * | `gone`    | the next cell runs in a new interpreter                                     |
 * | `full`    | as `kept`, but all memory is held: there is some again after Restart        |
 * | `restart` | the next cell may fail, but reads nothing wrong; Restart puts all right     |
 *
 * ¹ Where Python broke or was replaced, the next one is new, whatever stands here.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { NOTE_NAMES } from '../../src/interpreter/notes.ts';

/** Ends without Stop. */
const BY_ITSELF = ['done', 'cut', 'broke'] as const;
/** Runs until Stop is pressed, or may. */
const ENDLESS = ['interrupted', 'replaced', 'stopped', 'stops'] as const;
const Ending = z.union([
  z.enum([...BY_ITSELF, ...ENDLESS]),
  z.string().regex(/[^a-z]/), // the name of an error, which is never a small word
]);
const Endings = z
  .string()
  .transform((text) => text.split(' or '))
  .pipe(z.array(Ending).min(1).max(2));

const Row = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** One of two, where it is by chance which. */
  endings: Endings,
  after: z.enum(['kept', 'gone', 'full', 'restart']),
  isSmoke: z.boolean(),
  prints: z.string().nullable(),
  reads: z.number().nullable(),
  notes: z.array(z.enum(NOTE_NAMES)),
  later: z.string().nullable(),
  code: z.string().min(1),
});
export type Row = z.infer<typeof Row>;

export interface Kind {
  name: string;
  rows: Row[];
}

const HEAD = /^# %% ([^:\n]+): (.+), (kept|gone|full|restart)(, smoke)?$/m;
const FIELD = /^# (prints|reads|notes|later): (.+)\n/;

export function hostileKinds(): Kind[] {
  return globSync('e2e/hostile/*.py')
    .sort()
    .map((file) => ({ name: basename(file, '.py'), rows: rowsOf(readFileSync(file, 'utf8')) }));
}

function rowsOf(text: string): Row[] {
  const [, ...parts] = text.split(/^(?=# %% )/m);
  return parts.map((part) => {
    const [head, id, endings, after, smoke] = HEAD.exec(part) ?? [];
    if (head === undefined) throw new Error(`This is no hostile cell:\n${part}`);
    let code = part.slice(head.length + 1);
    const fields: Record<string, string> = {};
    for (let field = FIELD.exec(code); field !== null; field = FIELD.exec(code)) {
      fields[field[1] ?? ''] = field[2] ?? '';
      code = code.slice(field[0].length);
    }
    return Row.parse({
      ...{ id, endings, after, isSmoke: smoke !== undefined, code: code.trimEnd() },
      prints: fields['prints'] ?? null,
      later: fields['later'] ?? null,
      reads: fields['reads'] ? Number(fields['reads'].replaceAll('_', '')) : null,
      notes: fields['notes']?.split(', ') ?? [],
    });
  });
}

/** Whether only Stop ends it. */
export function isEndless({ endings }: Row): boolean {
  return endings.some((ending) => ENDLESS.some((endless) => endless === ending));
}

export function isWholeAskedFor(): boolean {
  return process.env['HOSTILE'] === 'whole';
}
