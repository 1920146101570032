/** Measures one lesson: runs its cells, and checks its claims and every answer of its questions. */
import { PASSES } from '../../src/components/instruments/instrument.ts';
import { lastGraph } from '../../src/content/built.ts';
import type { LessonCell, LessonFolder } from '../../src/content/lesson-folder.ts';
import { questionMaterial } from '../../src/content/question-material.ts';
import type { Findings } from '../../src/interpreter/findings.ts';
import type { SecondPass } from '../../src/interpreter/pass.ts';
import { kindOf } from '../../src/quiz/kind-of.ts';
import type { PlannedRun } from '../../src/quiz/kinds/kind.ts';
import { passesOf } from '../../src/quiz/measure.ts';
import { check, emptyReport, type Report, together } from '../../src/quiz/report.ts';
import type { Answer } from '../../src/quiz/types.ts';
import { valuesOf } from '../../src/quiz/values-of.ts';
import { revealQuestion, verifyClaim, verifyQuestion } from '../../src/quiz/verify.ts';
import { runCell } from './run-cell.ts';

export type Results = Map<string, Findings>;

/** What the page shows of a cell, and what claims are made of it. */
function passesOfCell({ quiz }: LessonFolder, { id, show }: LessonCell): SecondPass[] {
  const claimed = quiz.claims.filter(({ cell }) => cell === id);
  const isDrawn = quiz.questions.some((one) => kindOf(one).draws?.(one).includes(id));
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

/** A cell that fails does so on purpose, and a claim on its error says so. */
function checkEndings({ quiz }: LessonFolder, results: Results, file: string): Report {
  const report = emptyReport();
  for (const [id, { result }] of results) {
    const { status, error } = result;
    const isClaimed = quiz.claims.some(({ cell, measure }) => cell === id && measure === 'error');
    check(report, status === 'done' || isClaimed, () => {
      const said = error === null ? status : `${error.type}: ${error.message}`;
      return `${file}: cell ${id} ends with ${said}. If it should, add a claim on its error.`;
    });
  }
  return report;
}

export interface MeasuredLesson {
  results: Results;
  /** What was measured for each question with its first values; nothing for some kinds. */
  revealed: Map<string, Answer>;
  report: Report;
}

export async function measureLesson(lesson: LessonFolder): Promise<MeasuredLesson> {
  const results = await measureCells(lesson);
  const file = `${lesson.name}/quiz.yaml`;
  const claims = lesson.quiz.claims.map((claim) => {
    const found = results.get(claim.cell);
    if (found === undefined) throw new Error(`${file}: no cell named ${claim.cell}.`);
    return verifyClaim(claim, found.result, file);
  });
  const { reports, revealed } = await checkQuestions(lesson, file);
  const report = together([...claims, ...reports, checkEndings(lesson, results, file)]);
  return { results, revealed, report };
}
