/**
 * The claims of a page, by topic: `claims.yaml` beside the quiz that asks them. It says where they
 * stand on the page and what their sources are; everything else is in the quiz. Build time only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../quiz/types.ts';
import { LESSONS_FOLDER } from './lesson-names.ts';

const Name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const Source = z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }) });

const ClaimsFile = z.strictObject({
  /** Primary ones: documentation, PEPs, issues, source files with their version. */
  sources: z.record(Name, Source),
  topics: z.record(
    Name,
    z.strictObject({
      title: z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) }),
      /** The questions, in the order of the page, each with the sources that bear it out. */
      claims: z.record(Name, z.array(Name).min(1)),
    }),
  ),
});
export type ClaimsFile = z.infer<typeof ClaimsFile>;
export type Source = z.infer<typeof Source>;

/** @throws Error in plain words when a source is not there, or one is never used. */
export function parseClaims(yaml: string): ClaimsFile {
  const file = ClaimsFile.parse(parse(yaml));
  const used = new Set(Object.values(file.topics).flatMap(({ claims }) => named(claims)));
  const missing = [...used].find((id) => file.sources[id] === undefined);
  if (missing !== undefined) throw new Error(`claims.yaml: there is no source "${missing}".`);
  const idle = Object.keys(file.sources).find((id) => !used.has(id));
  if (idle !== undefined) throw new Error(`claims.yaml: no claim has the source "${idle}".`);
  return file;
}

function named(claims: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.values(claims).flat();
}

/** null for a folder that has none. @throws Error when its file is not as it should be. */
export function readClaims(lesson: string): ClaimsFile | null {
  const path = join(LESSONS_FOLDER, lesson, 'claims.yaml');
  return existsSync(path) ? parseClaims(readFileSync(path, 'utf8')) : null;
}

/** Python's documentation speaks Chinese, too: that of the version that runs in the cells. */
export function addressIn({ url }: Source, lang: Language): string {
  return lang === 'en'
    ? url
    : url.replace('https://docs.python.org/3.14/', 'https://docs.python.org/zh-cn/3.14/');
}
