/**
 * Runs every cell and every question of every lesson in real Python, checks that what the lessons
 * say is what happens, and writes the results that the pages show as "built".
 *
 *     cells/*.py, quiz.yaml ──► runCell ──► claims and questions checked ──► .cache/built/*.json
 *
 * A lesson whose results hold (see lesson-key.ts) is not run again. Arguments:
 *
 *   names of folders   only these; of the others the last results stay
 *   --compare          runs them all the same; what differs from the committed results is a problem
 *   --commit           runs them, and writes the results into the lesson's folder
 *
 * Exits with 1, and a sentence for each problem, when a claim or a question turns false.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  cachedFile,
  committedFile,
  keyIn,
  lastGraph,
  readBuiltFile,
  writeBuilt,
} from '../../src/content/built.ts';
import { PASSES } from '../../src/components/instruments/instrument.ts';
import {
  type LessonCell,
  lessonFolders,
  type LessonFolder,
  readLessonFolder,
} from '../../src/content/lesson-folder.ts';
import { problemsOfNames } from '../../src/content/lesson-names.ts';
import type { Findings } from '../../src/interpreter/findings.ts';
import type { SecondPass } from '../../src/interpreter/pass.ts';
import { passesOf } from '../../src/quiz/measure.ts';
import type { PlannedRun } from '../../src/quiz/kinds/kind.ts';
import { questionMaterial } from '../../src/content/question-material.ts';
import { valuesOf } from '../../src/quiz/values-of.ts';
import { check, emptyReport, type Report, together } from '../../src/quiz/report.ts';
import type { Answer } from '../../src/quiz/types.ts';
import { revealQuestion, verifyClaim, verifyQuestion } from '../../src/quiz/verify.ts';
import { checkPages } from './check-pages.ts';
import { firstDifference } from './difference.ts';
import { keyOfLesson } from './lesson-key.ts';
import { reportOf, writeReport } from './report-file.ts';
import { runCell } from './run-cell.ts';

type Results = Map<string, Findings>;

/** What the page shows of a cell, and what claims are made of it. */
function passesOfCell({ quiz }: LessonFolder, { id, show }: LessonCell): SecondPass[] {
  const claimed = quiz.claims.filter(({ cell }) => cell === id);
  const isDrawn = quiz.questions.some((one) => one.type === 'cut' && one.cell === id);
  return [
    ...(isDrawn ? PASSES.graph : []),
    ...show.flatMap((instrument) => PASSES[instrument]),
    ...claimed.flatMap(({ measure }) => passesOf(measure)),
  ];
}

async function measureCells(lesson: LessonFolder): Promise<Results> {
  const results: Results = new Map();
  for (const cell of lesson.cells.values()) {
    console.log(`  running ${cell.id}`);
    results.set(cell.id, await runCell(cell, 'cold', passesOfCell(lesson, cell)));
  }
  return results;
}

/** Every question, with every value of its parameters, graded cold and from a snapshot. */
async function checkQuestions(lesson: LessonFolder, file: string) {
  const reports: Report[] = [];
  const revealed = new Map<string, Answer>();
  for (const question of lesson.quiz.questions) {
    const material = questionMaterial(question, lesson);
    for (const values of valuesOf(question)) {
      console.log(`  asking ${question.id} ${JSON.stringify(values)}`);
      for (const start of ['cold', 'snapshot'] as const) {
        const run = async ({ cell, passes }: PlannedRun) =>
          (await runCell(cell, start, passes)).result;
        const graph = async ({ cell, passes }: PlannedRun) =>
          lastGraph(await runCell(cell, start, passes));
        const isBrief = start === 'cold';
        const setting = { values, material, run, graph, file, isBrief, seal: 'sealed at build' };
        reports.push(await verifyQuestion(question, setting));
        const measured = revealed.get(question.id) ?? (await revealQuestion(question, setting));
        if (measured !== null) revealed.set(question.id, measured);
      }
    }
  }
  return { reports, revealed };
}

/** What is wrong with a folder is a problem like any other, so that all of them are said at once. */
function read(name: string): LessonFolder | Report {
  try {
    return readLessonFolder(name);
  } catch (error) {
    return { checks: 1, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** A cell that fails does so on purpose, and a claim on its error says so. */
function checkEndings({ quiz }: LessonFolder, results: Results, file: string): Report {
  const report = emptyReport();
  for (const [id, { result }] of results) {
    const { status, error } = result;
    const isClaimed = quiz.claims.some(({ cell, measure }) => cell === id && measure === 'error');
    check(report, status === 'done' || isClaimed, () => {
      const said = error === null ? status : `${error.type}: ${error.message}`;
      return `${file}: cell ${id} ends with ${said}. If it shall, add a claim on its error.`;
    });
  }
  return report;
}

type How = 'where-needed' | 'compare' | 'commit';

/** Whether there are results under that key; puts the committed ones where the pages look for them. */
function isKept(name: string, key: string): boolean {
  if (keyIn(cachedFile(name)) === key) return true;
  if (keyIn(committedFile(name)) !== key) return false;
  mkdirSync(dirname(cachedFile(name)), { recursive: true });
  copyFileSync(committedFile(name), cachedFile(name));
  return true;
}

async function measureLesson(name: string, how: How): Promise<Report> {
  console.log(name);
  const lesson = read(name);
  if ('problems' in lesson) return lesson;
  const key = keyOfLesson(name);
  if (how === 'where-needed' && isKept(name, key)) {
    console.log('  its results hold');
    return together([{ checks: 1, problems: [] }, checkPages(lesson)]);
  }
  const results = await measureCells(lesson);
  const file = `${name}/quiz.yaml`;
  const claims = lesson.quiz.claims.map((claim) => {
    const found = results.get(claim.cell);
    if (found === undefined) throw new Error(`${file}: no cell named ${claim.cell}.`);
    return verifyClaim(claim, found.result, file);
  });
  const questions = await checkQuestions(lesson, file);
  const report = together([...claims, ...questions.reports, checkEndings(lesson, results, file)]);
  const isTrue = report.problems.length === 0;
  // Results of a lesson with problems are there to be looked at, and are measured again.
  writeBuilt(cachedFile(name), isTrue ? key : '', results, questions.revealed);
  const compared = how === 'compare' ? compareWithCommitted(name, key) : emptyReport();
  if (how === 'commit' && isTrue) {
    writeBuilt(committedFile(name), key, results, questions.revealed);
  }
  return together([report, compared, checkPages(lesson)]); // the pages show what was written just now
}

/** Under the same key the same must be measured: else a reading depends on something unknown. */
function compareWithCommitted(name: string, key: string): Report {
  const report = emptyReport();
  if (keyIn(committedFile(name)) !== key) return report;
  const difference = firstDifference(
    readBuiltFile(committedFile(name)),
    readBuiltFile(cachedFile(name)),
  );
  check(report, difference === null, () => `${committedFile(name)}: ${difference ?? ''}`);
  return report;
}

const { values: asked, positionals: chosen } = parseArgs({
  options: { compare: { type: 'boolean' }, commit: { type: 'boolean' } },
  allowPositionals: true,
});
const how: How = asked.commit ? 'commit' : asked.compare ? 'compare' : 'where-needed';
const names = lessonFolders();
const reports: Report[] = [{ checks: names.length, problems: problemsOfNames(names) }];
for (const name of chosen.length > 0 ? chosen : names) reports.push(await measureLesson(name, how));
const { checks, problems } = together(reports);
writeReport(reportOf(chosen), { passed: checks - problems.length, failed: problems.length });
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`Lessons measured: ${String(checks)} checks, ${String(problems.length)} problems.`);
process.exitCode = problems.length > 0 ? 1 : 0;
