/** Build half of `predict`: does the question still grade as its author meant, on a real run? */
import { measure, nameOf } from '../../measure.ts';
import { planRun } from '../../plan.ts';
import { holds, type PredicateContext } from '../../predicate.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import { margin } from '../../tolerance.ts';
import { typicalAnswers } from '../../typical.ts';
import { predict, contextOf, HALF_A_MAGNITUDE } from './grade.ts';
import type { RunResult } from '../../../interpreter/result.ts';
import { predictFit, predictSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';
import type { Mistake, PredictNumber, PredictOption, PredictQuestion } from '../../types.ts';

export const predictAtBuild: BuildKind<PredictQuestion> = {
  kind: predict,
  schema: predictSchema,
  fit: predictFit,

  async verify(question, stage) {
    const { where } = stage;
    const result = await runOf(question, stage);
    const measured = measure(result, question.measure);
    const report = emptyReport();
    check(report, measured !== null, () => {
      return `${where}: ${nameOf(question.measure)} was not measured ${howItEnded(result)}`;
    });
    if (measured === null) return report;
    const run: Run = { ...stage, result, report };
    if (question.answer === 'option') verifyOptions(question, measured, run);
    else verifyNumber(question, measured, run);
    return report;
  },

  async reveal(question, stage) {
    return measure(await runOf(question, stage), question.measure);
  },
};

function runOf(question: PredictQuestion, { material, values, run }: Stage): Promise<RunResult> {
  return run(planRun(material, question.cell, values, [question.measure]));
}

interface Run extends Stage {
  result: RunResult;
  report: Report;
}

function verifyOptions(question: PredictOption, measured: number | string, run: Run): void {
  const { report, where, values } = run;
  const found = `${where}: measured ${show(measured)} (${nameOf(question.measure)})`;
  const context = contextOf(question, values);
  const fitting = question.options.filter(({ when }) => holds(when, measured, context));
  const ids = fitting.map(({ id }) => id).join(', ') || 'none';
  check(report, fitting.length === 1, () => `${found}: expected exactly one option, fits ${ids}`);
  const meant = question.options.filter(({ misconception }) => !misconception);
  const meantId = meant.map(({ id }) => id).join(', ');
  check(report, fitting.length === 1 && fitting[0] === meant[0], () => {
    return `${found}: expected the option without misconception (${meantId}), fits ${ids}`;
  });
  for (const option of question.options) {
    const verdict = predict.grade(question, option.id, [run.result], run);
    const expected = option === meant[0] ? 'right' : 'wrong';
    const explained = verdict.verdict !== 'ungraded' && verdict.why === option.why;
    check(report, verdict.verdict === expected && explained, () => {
      return `${found}: option ${option.id} should be ${expected}, is ${verdict.verdict}`;
    });
  }
}

function verifyNumber(question: PredictNumber, measured: number | string, run: Run): void {
  const { report, where, values, result } = run;
  const found = `${where}: measured ${show(measured)} (${nameOf(question.measure)})`;
  check(report, typeof measured === 'number', () => `${found}: expected a number`);
  if (typeof measured === 'string') return;
  const typed = predict.readAnswer(question, { answer: [String(measured)] });
  check(report, typed.ok && typed.answer === measured, () => {
    return `${found}: cannot be typed as an answer in ${question.unit}`;
  });
  const context = contextOf(question, values);
  const [least, most] = edgesOf(question, measured, context);
  const near = [measured, least, most].map((answer) => ({ answer, expected: 'right' }));
  const far = [least - 1, most + 1].map((answer) => ({ answer, expected: 'wrong' }));
  for (const { answer, expected } of [...near, ...far]) {
    const { verdict } = predict.grade(question, answer, [result], run);
    check(report, verdict === expected, () => {
      return `${found}: the answer ${show(answer)} should be ${expected}, is ${verdict}`;
    });
  }
  for (const mistake of question.mistakes ?? []) {
    check(report, !holds(mistake.when, measured, context), () => {
      return `${found}: mistake ${mistake.id} also fits the measured value`;
    });
    verifyMistake(question, mistake, found, run);
  }
}

/** The least and the greatest whole number that are right. */
function edgesOf(
  { magnitude }: PredictNumber,
  measured: number,
  { tolerance }: PredicateContext,
): [number, number] {
  if (magnitude && measured !== 0) {
    const ends = [measured / HALF_A_MAGNITUDE, measured * HALF_A_MAGNITUDE];
    return [Math.ceil(Math.min(...ends)), Math.floor(Math.max(...ends))];
  }
  const inside = magnitude ? 0 : Math.floor(margin(measured, tolerance));
  return [measured - inside, measured + inside];
}

function verifyMistake(question: PredictNumber, mistake: Mistake, found: string, run: Run): void {
  const { report, result, values } = run;
  const alternatives = typicalAnswers(mistake.when, values);
  check(report, alternatives.length > 0, () => {
    return `${found}: mistake ${mistake.id} fits no answer that could be tried`;
  });
  for (const answers of alternatives) {
    const caught = answers.some((answer) => {
      const verdict = predict.grade(question, answer, [result], run);
      return verdict.verdict === 'wrong' && verdict.why === mistake.why;
    });
    check(report, caught, () => {
      const tried = answers.map(show).join(' or ');
      return `${found}: the answer ${tried} should be wrong with the why of mistake ${mistake.id}`;
    });
  }
}

function show(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en') : JSON.stringify(value);
}

function howItEnded({ status, error, notes }: RunResult): string {
  const why = error ? `: ${error.type}: ${error.message}` : '';
  return `(the run is ${status}${why}${notes.length > 0 ? `; notes: ${notes.join(', ')}` : ''})`;
}
