/**
 * Runs every cell and every question of every lesson in real Python, checks that what the lessons
 * say is what happens, and writes the results that the pages show as "built".
 *
 *     cells/*.py, quiz.yaml ──► runCell ──► claims and questions checked ──► .cache/built/*.json
 *
 * A lesson whose results hold (see lesson-key.ts) is not run again. Arguments:
 *
 *   names of folders   only these; of the others the last results stay
 *   --anew             runs them all the same
 *   --compare          as --anew; what differs from the committed results is a problem
 *   --commit           runs them, and writes the results into the lesson's folder
 *
 * Exits with 1, and a sentence for each problem, when a claim or a question turns false.
 */
import { parseArgs } from 'node:util';
import {
  cachedFile,
  committedFile,
  keyIn,
  readBuiltFile,
  writeBuilt,
} from '../../src/content/built.ts';
import {
  lessonFolders,
  type LessonFolder,
  readLessonFolder,
} from '../../src/content/lesson-folder.ts';
import { check, emptyReport, type Report, together } from '../../src/quiz/report.ts';
import { checkPages } from './check-pages.ts';
import { comparable } from './comparable.ts';
import { firstDifference } from './difference.ts';
import { isKept, reportOfKept, reportOfNames } from './kept.ts';
import { keyOfLesson } from './lesson-key.ts';
import { measureLesson } from './measure-lesson.ts';
import { reportOf, writeReport } from './report-file.ts';

/** What is wrong with a folder is a problem like any other, so that all of them are said at once. */
function read(name: string): LessonFolder | Report {
  try {
    return readLessonFolder(name);
  } catch (error) {
    return { checks: 1, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

type How = 'where-needed' | 'anew' | 'compare' | 'commit';

async function measure(name: string, how: How): Promise<Report> {
  const lesson = read(name);
  if ('problems' in lesson) return lesson;
  const key = keyOfLesson(name);
  if (how === 'where-needed' && isKept(name, key)) return reportOfKept(lesson);
  console.log(name);
  const { results, revealed, report } = await measureLesson(lesson);
  const isTrue = report.problems.length === 0;
  // Results of a lesson with problems are there to be looked at, and are measured again.
  writeBuilt(cachedFile(name), isTrue ? key : '', results, revealed);
  const compared = how === 'compare' ? compareWithCommitted(name, key) : emptyReport();
  if (how === 'commit' && isTrue) {
    writeBuilt(committedFile(name), key, results, revealed);
  }
  return together([report, compared, checkPages(lesson)]); // the pages show what was written just now
}

/** Under the same key the same must be measured: else a reading depends on something unknown. */
function compareWithCommitted(name: string, key: string): Report {
  const report = emptyReport();
  if (keyIn(committedFile(name)) !== key) return report;
  const [committed, measured] = [committedFile(name), cachedFile(name)].map((file) => {
    const built = readBuiltFile(file);
    return built && comparable(built);
  });
  const difference = firstDifference(committed, measured);
  check(report, difference === null, () => `${committedFile(name)}: ${difference ?? ''}`);
  return report;
}

const { values: asked, positionals: chosen } = parseArgs({
  options: {
    anew: { type: 'boolean' },
    compare: { type: 'boolean' },
    commit: { type: 'boolean' },
  },
  allowPositionals: true,
});
const how: How =
  (['commit', 'compare', 'anew'] as const).find((name) => asked[name]) ?? 'where-needed';
const names = lessonFolders();
const reports = chosen.length > 0 ? [] : [reportOfNames(names)];
for (const name of chosen.length > 0 ? chosen : names) reports.push(await measure(name, how));
const { checks, problems } = together(reports);
writeReport(reportOf(chosen), { passed: checks - problems.length, failed: problems.length });
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`Lessons measured: ${String(checks)} checks, ${String(problems.length)} problems.`);
process.exitCode = problems.length > 0 ? 1 : 0;
