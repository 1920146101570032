/**
 * Checks that a lesson's two pages belong together: the same cells and questions in both languages and
 * in the same order, the same values and terms, each of them existing, and none forgotten.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LESSONS_FOLDER, type LessonFolder } from '../../src/content/lesson-folder.ts';
import { cellIdsOf, filesOf } from '../../src/quiz/material.ts';
import { readClaims } from '../../src/content/claims.ts';
import { check, emptyReport, type Report } from '../../src/quiz/report.ts';

const PAGES = ['en.mdx', 'zh-cn.mdx'];

/** What a page shows, as `PythonCell two-names`, in order. */
export function shownIn(mdx: string): string[] {
  const tags = mdx.matchAll(
    /<(PythonCell|Example|Question|Value|Term|Recording|Recorded|Claims)\s+(?:id|of)="([^"]+)"/g,
  );
  // An example shows a cell, too: it opens it.
  const nameOf = (tag: string) => (tag === 'Example' ? 'PythonCell' : tag);
  return [...tags].map(([, tag = '', id = '']) => `${nameOf(tag)} ${id}`);
}

/** In the sentence where the language wants it; cells and questions stand in one order. */
const isInProse = (one: string) => /^(Value|Term|Recorded) /.test(one);
/** Recordings belong to no lesson; the build stops at one that is not there. */
const isRecording = (one: string) => one.startsWith('Recording ');

export function checkPages({ name, cells, files, quiz }: LessonFolder): Report {
  const report = emptyReport();
  const asked = new Set(quiz.questions.flatMap(cellIdsOf).map((id) => `PythonCell ${id}`));
  const used = new Set(quiz.questions.flatMap(filesOf));
  for (const file of files.keys()) {
    check(report, used.has(file), () => `${name}/cells/${file}.py: no question uses it.`);
  }
  const topics = Object.entries(readClaims(name)?.topics ?? {});
  const known = new Set([
    ...topics.map(([topic]) => `Claims ${topic}`),
    ...[...cells.keys()].map((id) => `PythonCell ${id}`),
    ...quiz.questions.map(({ id }) => `Question ${id}`),
  ]);
  const pages = PAGES.map((page) => {
    const file = join(LESSONS_FOLDER, name, page);
    const exists = existsSync(file);
    check(report, exists, () => `${file} is missing: a lesson has a page in each language.`);
    const all = exists ? shownIn(readFileSync(file, 'utf8')) : [];
    const shown = all
      .filter((one) => !isInProse(one))
      .flatMap((one) => [one, ...topics.flatMap((topic) => questionsOf(topic, one))]);
    for (const one of shown) {
      check(
        report,
        known.has(one) || isRecording(one),
        () => `${file}: ${one} is not in this lesson's folder.`,
      );
    }
    for (const one of known) {
      const isShown = shown.includes(one) || asked.has(one);
      check(report, isShown, () => `${file}: ${one} is never shown.`);
    }
    return { shown, inProse: new Set(all.filter(isInProse)) };
  });
  const [english, chinese] = pages;
  if (english && chinese) {
    checkOrder(report, name, english.shown, chinese.shown);
    checkInProse(report, name, english.inProse, chinese.inProse);
  }
  return report;
}

/** A topic of claims shows all its questions. */
function questionsOf([topic, { claims }]: [string, { claims: object }], shown: string): string[] {
  return shown === `Claims ${topic}` ? Object.keys(claims).map((id) => `Question ${id}`) : [];
}

function checkOrder(report: Report, name: string, english: string[], chinese: string[]): void {
  check(report, english.join() === chinese.join(), () => {
    const odd = english.findIndex((one, i) => one !== chinese[i]);
    return `${name}: the pages differ at "${english[odd] ?? chinese[english.length] ?? ''}".`;
  });
}

function checkInProse(report: Report, name: string, english: Set<string>, chinese: Set<string>) {
  const odd = [...english, ...chinese].find((one) => !english.has(one) || !chinese.has(one));
  check(report, odd === undefined, () => `${name}: only one of the pages shows "${odd ?? ''}".`);
}
