/** While `astro dev` runs: a lesson whose cells or questions change is measured anew, and its pages are loaded again. */
import { join } from 'node:path';
import type { ViteDevServer } from 'vite';
import { runNode } from './run-node.ts';
import { sentenceFor } from './setup/fail.ts';

const MEASURE = join('scripts', 'measure', 'measure-lessons.ts');
/** What a lesson's results depend on; Astro itself sees to its text. */
const MEASURED = /\/src\/content\/lessons\/(?<lesson>[^/]+)\/(?:cells\/[^/]+\.py|quiz\.yaml)$/;

/** The lesson that a changed file makes untrue; null for any other file. */
export function lessonOfChange(file: string): string | null {
  return MEASURED.exec(file.replaceAll('\\', '/'))?.groups?.['lesson'] ?? null;
}

/** One at a time: each takes a core; what changes meanwhile is measured once more after it. */
export function watchLessons({ watcher, hot }: ViteDevServer): void {
  const waiting = new Set<string>();
  let isBusy = false;
  const measure = async () => {
    isBusy = true;
    for (const lesson of waiting) {
      waiting.delete(lesson);
      await measureOne(lesson);
      hot.send({ type: 'full-reload' });
    }
    isBusy = false;
  };
  watcher.on('all', (_, file) => {
    const lesson = lessonOfChange(file);
    if (lesson === null) return;
    waiting.add(lesson);
    if (!isBusy) void measure();
  });
}

/** A lesson with a problem is said on the screen, and shown as it is. */
async function measureOne(lesson: string): Promise<void> {
  try {
    await runNode([MEASURE, lesson], `${lesson} says something that is not so; see above.`);
  } catch (error) {
    const sentence = sentenceFor(error);
    if (sentence === null) throw error;
    console.error(sentence);
  }
}
