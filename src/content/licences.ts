/** What licences.yaml adds to the licences that packages bring: read, checked, and proved by their files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = 'src/content/licences/licences.yaml';
const TEXTS = 'src/content/licences/texts';

const Carried = z.strictObject({
  name: z.string().min(1),
  /** A file of the package that it lies in, below node_modules/. */
  file: z.string().min(1),
  /** What in that file shows that it is there; a group in it is the version. */
  evidence: z.string().min(1),
  licence: z.string().min(1),
  holder: z.string().min(1).optional(),
});
export type Carrier = z.infer<typeof Carried>;

const Licences = z.strictObject({
  unseen: z.array(z.string()),
  holders: z.record(z.string(), z.string()),
  carried: z.array(Carried),
});
export type Licences = z.infer<typeof Licences>;

let read: Licences | null = null;

export function readLicences(): Licences {
  read ??= Licences.parse(parse(readFileSync(FILE, 'utf8')));
  return read;
}

/** @throws Error when the file does not show that it carries the thing any more. */
export function carriedIn({ name, file, evidence }: Carrier): { version: string; inside: string } {
  const [first = '', second = ''] = file.split('/');
  const inside = first.startsWith('@') ? `${first}/${second}` : first;
  // Latin-1 reads every byte of a binary file as one character.
  const found = new RegExp(evidence).exec(readFileSync(join('node_modules', file), 'latin1'));
  if (found === null) {
    throw new Error(`${FILE}: ${file} does not show "${evidence}". Does it still carry ${name}?`);
  }
  return { version: found[1] ?? '', inside };
}

/** The text of a licence by its SPDX name. @throws Error when there is none, or nobody to put into it. */
export function standardText(licence: string, holder: string | undefined): string {
  const file = join(TEXTS, `${licence}.txt`);
  if (!existsSync(file)) throw new Error(`${TEXTS} has no text of ${licence}.`);
  const text = readFileSync(file, 'utf8').trim();
  if (!text.includes('{holder}')) return text;
  if (holder === undefined) throw new Error(`${FILE}: whose copyright is it? (${licence})`);
  return text.replace('{holder}', `(c) ${holder}`);
}
