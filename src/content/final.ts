/**
 * What the course-wide final quiz draws from, and where its answers are explained. Build time only.
 * The pool: every question of the lessons that is answered in one go, every claim, and the
 * questions of the final quiz's own folder. A `fix` is left out: it opens with the code that the
 * reader has repaired before.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Question } from '../quiz/types.ts';
import { courseFolders, lessonFolders, LESSONS_FOLDER } from './lesson-names.ts';

export const FINAL_FOLDER = '93-final';
const CLAIMS_FOLDER = '92-claims';

/** Lessons first, in the order of the course. */
export function poolFolders(): string[] {
  // A copy of the project for trying a lesson (scripts/project-copy.ts) has neither of the two.
  const beside = lessonFolders().filter((name) => [CLAIMS_FOLDER, FINAL_FOLDER].includes(name));
  return [...courseFolders(), ...beside];
}

export function isInPool({ type }: Question): boolean {
  return type !== 'fix';
}

const Address = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/);
const FinalFile = z.strictObject({
  /** Of each question of the folder: the lessons' questions beside which the same is explained. */
  sections: z.record(z.string(), z.array(Address).min(1)),
});

/** @throws ZodError when `final.yaml` is not as it should be. */
export function readFinal(): z.infer<typeof FinalFile> {
  const file = join(LESSONS_FOLDER, FINAL_FOLDER, 'final.yaml');
  return FinalFile.parse(parse(readFileSync(file, 'utf8')));
}

export interface Heading {
  text: string;
  /** The fragment of its address. */
  slug: string;
}

/** The heading under which a page asks a question; null when it comes before any. */
export function headingAbove(mdx: string, question: string): Heading | null {
  const end = mdx.indexOf(`<Question id="${question}"`);
  if (end < 0) return null;
  const slugger = new GithubSlugger(); // as the site's Markdown makes them
  const above = mdx.slice(0, end).replace(/^```[\s\S]*?^```/gm, '');
  const texts = [...above.matchAll(/^#{2,6} +(.+)$/gm)].map(([, text = '']) => plain(text));
  const headings = texts.map((text) => ({ text, slug: slugger.slug(text) }));
  return headings.at(-1) ?? null;
}

function plain(heading: string): string {
  return heading
    .replace(/<[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim();
}
