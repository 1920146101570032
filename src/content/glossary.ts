/** The words of the course: read from glossary.yaml at build time, checked, and linked to by `<Term>`. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../quiz/types.ts';

const FILE = 'src/content/glossary.yaml';

const wording = z.strictObject({ term: z.string().min(1), text: z.string().min(1) });
const Entry = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  en: wording,
  'zh-CN': wording,
});
export type GlossaryEntry = z.infer<typeof Entry>;

/** In the order of the file. @throws Error naming the entry that is not as it should be. */
export function parseGlossary(yaml: string): GlossaryEntry[] {
  const entries = z.array(Entry).parse(parse(yaml));
  const twice = entries.find(({ id }, i) => entries.findIndex((one) => one.id === id) !== i);
  if (twice) throw new Error(`${FILE}: the term ${twice.id} is there twice.`);
  return entries;
}

export function readGlossary(): GlossaryEntry[] {
  return parseGlossary(readFileSync(FILE, 'utf8'));
}

/** @throws Error when there is no such term. */
export function termOf(id: string): GlossaryEntry {
  const entry = readGlossary().find((one) => one.id === id);
  if (entry === undefined) throw new Error(`${FILE} has no term "${id}".`);
  return entry;
}

/** As a list shows them: by the language's own order. */
export function sorted(entries: readonly GlossaryEntry[], lang: Language): GlossaryEntry[] {
  const { compare } = new Intl.Collator(lang);
  return [...entries].sort((a, b) => compare(a[lang].term, b[lang].term));
}

/** A text cut at its backticks: every second piece is code. */
export function piecesOf(text: string): string[] {
  return text.split('`');
}
