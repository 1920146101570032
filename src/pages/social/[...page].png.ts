/** A picture of each page for sharing. Drawn once for what it says: kept in the cache from then on. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { socialPng, socialSource, type SocialText } from '../../brand/social.ts';
import { wordsOf } from '../../components/shared/words.ts';
import { builtResult } from '../../content/built.ts';
import { courseFolders, lessonOf, readLessonFolder } from '../../content/lesson-folder.ts';

const CACHE = '.cache/social';

export async function getStaticPaths() {
  const course = courseFolders().flatMap(cellsOf);
  const pages = await getCollection('docs');
  return pages.map(({ id, data, filePath = '' }) => {
    const { labels } = wordsOf(/^zh-cn(\/|$)/.test(id) ? 'zh-CN' : 'en');
    const own = filePath.includes('/lessons/') ? cellsOf(lessonOf(filePath)) : [];
    const cells = own.length < FEW ? course : own;
    const props: SocialText = { title: data.title, note: labels['social-note'], cells };
    return { params: { page: id }, props };
  });
}

/** With fewer blocks than this a page shows the whole course's. */
const FEW = 4;

function cellsOf(lesson: string): boolean[] {
  return [...readLessonFolder(lesson).cells.keys()].map((id) => {
    const { before, after } = builtResult(lesson, id);
    return after.inUse > before.inUse;
  });
}

export const GET: APIRoute<SocialText> = async ({ props }) => {
  const key = createHash('sha256').update(JSON.stringify([props, socialSource()]));
  const file = join(CACHE, `${key.digest('hex').slice(0, 32)}.png`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(file, await socialPng(props));
  }
  return new Response(new Uint8Array(readFileSync(file)), {
    headers: { 'Content-Type': 'image/png' },
  });
};
