/** Build half of `trace`: is every place measured, and each wrong number refused at its place? */
import { attemptAtBuild } from '../../attempt.ts';
import { measure, nameOf } from '../../measure.ts';
import { holds } from '../../predicate.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import { typicalAnswers } from '../../typical.ts';
import type { Answer, LocalText, TraceMistake, TraceQuestion } from '../../types.ts';
import { traceFit, traceSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';
import { contextOf, isAbout, type Place, placesOf, trace } from './grade.ts';

type Numbers = Readonly<Record<string, number>>;

export const traceAtBuild: BuildKind<TraceQuestion> = {
  kind: trace,
  schema: traceSchema,
  fit: traceFit,

  async verify(question, stage) {
    const report = emptyReport();
    const measured = await measuredAt(question, stage, report);
    if (measured === null) return report;
    const run = { question, measured, stage, report };
    await refusesAt(run, measured, null);
    for (const place of placesOf(question)) {
      const right = measured[place.id] ?? NaN;
      for (const wrong of [right - 1, right + 1, right + 1000]) {
        await refusesAt(run, { ...measured, [place.id]: wrong }, place);
      }
    }
    for (const mistake of question.mistakes ?? []) await checkMistake(run, mistake);
    return report;
  },

  async reveal(question, stage) {
    return measuredAt(question, stage, emptyReport());
  },
};

interface Run {
  question: TraceQuestion;
  measured: Numbers;
  stage: Stage;
  report: Report;
}

/** What each place measures; null, and a problem, when one is no number. */
async function measuredAt(
  question: TraceQuestion,
  stage: Stage,
  report: Report,
): Promise<Record<string, number> | null> {
  const measured: Record<string, number> = {};
  const [planned] = trace.runs(question, {}, stage);
  if (planned === undefined) return null;
  const result = await stage.run(planned);
  for (const place of placesOf(question)) {
    const value = measure(result, place.measure);
    check(report, typeof value === 'number', () => {
      const found = value === null ? 'was not measured' : `is ${value}, expected a number`;
      return `${stage.where}: ${nameOf(place.measure)} ${found} (the run is ${result.status})`;
    });
    if (typeof value === 'number') measured[place.id] = value;
  }
  return Object.keys(measured).length === placesOf(question).length ? measured : null;
}

/** Everything is right but `wrong`, which is explained; or everything, when it is null. */
async function refusesAt(run: Run, numbers: Numbers, wrong: Place | null, why?: LocalText) {
  const { question, stage, report } = run;
  const answer = asTyped(question, numbers);
  const verdict = answer === null ? null : await attemptAtBuild(trace, question, answer, stage);
  const judged = verdict?.parts?.filter(({ right }) => !right) ?? [];
  const isMeant =
    wrong === null
      ? verdict?.verdict === 'right' && judged.length === 0
      : verdict?.verdict === 'wrong' &&
        judged.map(({ id }) => id).join() === wrong.id &&
        (why === undefined ? judged[0]?.why !== undefined : judged[0]?.why === why);
  check(report, isMeant, () => {
    const said = JSON.stringify(numbers);
    if (wrong === null) return `${stage.where}: the measured ${said} should be right`;
    return `${stage.where}: ${said} should be wrong at ${wrong.id} only, and explained`;
  });
}

/** Typed as a reader would; a number that cannot be typed (a count below 0) is no answer. */
function asTyped(question: TraceQuestion, numbers: Numbers): Answer | null {
  const fields = Object.entries(numbers).map(([id, number]) => [id, [String(number)]] as const);
  const reading = trace.readAnswer(question, Object.fromEntries(fields));
  return reading.ok ? reading.answer : null;
}

async function checkMistake(run: Run, mistake: TraceMistake): Promise<void> {
  const { question, measured, stage, report } = run;
  const context = contextOf(stage.values);
  const typical = typicalAnswers(mistake.when, stage.values).flat();
  check(report, typical.length > 0, () => {
    return `${stage.where}: mistake ${mistake.id} fits no number that could be tried`;
  });
  for (const place of placesOf(question).filter((one) => isAbout(mistake, one))) {
    const right = measured[place.id] ?? NaN;
    check(report, !holds(mistake.when, right, context), () => {
      return `${stage.where}: mistake ${mistake.id} also fits the measured ${right} at ${place.id}`;
    });
    const [number] = typical.filter((one) => holds(mistake.when, one, context) && one !== right);
    if (number === undefined) continue;
    const earlier = question.mistakes?.find(
      (one) => isAbout(one, place) && holds(one.when, number, context),
    );
    check(report, earlier === mistake, () => {
      return `${stage.where}: mistake ${mistake.id} is hidden by ${earlier?.id ?? 'none'} at ${place.id}`;
    });
    await refusesAt(run, { ...measured, [place.id]: number }, place, mistake.why);
  }
}
