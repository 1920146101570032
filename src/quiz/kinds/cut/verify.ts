/**
 * Build half of `cut`: every choice of references is run. The right ones have to reach the aim, all
 * others miss it and be explained, and what is removed has to be an arrow of the drawing.
 */
import { attemptAtBuild } from '../../attempt.ts';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { measure } from '../../measure.ts';
import { planRun } from '../../plan.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import type { CutQuestion, CutReference, Measured, Verdict } from '../../types.ts';
import { CUT, cut, fateField, fatesOf, followedBy } from './grade.ts';
import { cutFit, cutSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';

type Fates = ReadonlyMap<string, Measured>;

/** One choice of references, with what became of the objects. */
interface Tried {
  cuts: readonly CutReference[];
  fates: Fates;
  isReached: boolean;
}

interface Run {
  question: CutQuestion;
  stage: Stage;
  report: Report;
}

export const cutAtBuild: BuildKind<CutQuestion> = {
  kind: cut,
  schema: cutSchema,
  fit: cutFit,
  draws: ({ cell }) => [cell],

  async verify(question, stage) {
    const run: Run = { question, stage, report: emptyReport() };
    await checkDrawing(run);
    const tried: Tried[] = [];
    for (const cuts of choicesOf(question)) tried.push(await tryOut(run, cuts));
    const right = tried.filter(({ isReached }) => isReached);
    check(run.report, right.length > 0, () => `${stage.where}: no choice reaches the aim`);
    const told = new Set<unknown>();
    for (const one of tried) told.add((await checkChoice(run, one))?.parts?.[0]?.why);
    for (const { id, why } of question.mistakes) {
      check(run.report, told.has(why), () => `${stage.where}: mistake ${id} is never told`);
    }
    for (const one of right) await checkPredictions(run, one);
    return run.report;
  },

  async reveal(question, stage) {
    const run: Run = { question, stage, report: emptyReport() };
    for (const cuts of choicesOf(question)) {
      const { isReached, fates } = await tryOut(run, cuts);
      if (isReached) return answerOf(question, cuts, fates);
    }
    return null;
  },
};

/** Every one reference, then every two of them, where the question allows that. */
function choicesOf({ references, cuts }: CutQuestion): CutReference[][] {
  const single = references.map((one) => [one]);
  if (cuts === 1) return single;
  return [
    ...single,
    ...references.flatMap((one, at) => references.slice(at + 1).map((other) => [one, other])),
  ];
}

async function tryOut({ question, stage, report }: Run, cuts: readonly CutReference[]) {
  const answer = { [CUT]: cuts.map(({ id }) => id).join(' ') };
  const [planned] = cut.runs(question, answer, stage);
  const result = planned ? await stage.run(planned) : undefined;
  const fates = new Map(
    question.objects.map(({ name }) => [name, result ? measure(result, { diedBy: name }) : null]),
  );
  for (const [name, fate] of fates) {
    check(report, fate !== null, () => {
      const error = result?.error ? ` (${result.error.type}: ${result.error.message})` : '';
      return `${stage.where}: after ${said(cuts)} what frees ${name} was not measured${error}`;
    });
  }
  const isReached = question.objects.every(({ name, becomes }) => fates.get(name) === becomes);
  return { cuts, fates, isReached };
}

/** With the fates as they are: right when the aim is reached, and else explained. */
async function checkChoice({ question, stage, report }: Run, { cuts, fates, isReached }: Tried) {
  const verdict = await graded(question, answerOf(question, cuts, fates), stage);
  const isMeant = isReached
    ? verdict?.verdict === 'right'
    : verdict?.verdict === 'wrong' && verdict.parts?.[0]?.why !== undefined;
  check(report, isMeant, () => {
    const wanted = isReached ? 'right' : 'wrong, with a mistake that explains it';
    return `${stage.where}: removing ${said(cuts)} should be ${wanted}`;
  });
  return verdict?.verdict === 'wrong' ? verdict : null;
}

/** Every other prediction is refused, at its object, and explained. */
async function checkPredictions(run: Run, { cuts, fates }: Tried): Promise<void> {
  const { question, stage, report } = run;
  for (const { name, why } of question.objects) {
    for (const wrong of fatesOf(question).filter((fate) => fate !== fates.get(name))) {
      const answer = answerOf(question, cuts, new Map([...fates, [name, wrong]]));
      const verdict = await graded(question, answer, stage);
      const missed = verdict?.parts?.filter(({ right }) => !right) ?? [];
      const guess = question.guesses?.find((one) => one.name === name && one.said === wrong);
      const isMeant =
        missed.map(({ id }) => id).join() === fateField(name) &&
        missed[0]?.why === (guess?.why ?? why);
      check(report, verdict?.verdict === 'wrong' && isMeant, () => {
        return `${stage.where}: "${wrong}" of ${name} after ${said(cuts)} should be wrong and explained`;
      });
    }
  }
  for (const { id, name, said: guessed } of question.guesses ?? []) {
    check(report, fates.get(name) !== guessed, () => {
      return `${stage.where}: guess ${id} is what happens after ${said(cuts)}`;
    });
  }
}

/** What can be removed is drawn, once, and is gone when it was removed. */
async function checkDrawing({ question, stage, report }: Run): Promise<void> {
  const before = await drawnAfter(question, [], stage);
  for (const reference of question.references) {
    const count = edgesOf(before, reference).length;
    check(report, count === 1, () => {
      const names = before?.edges.map(({ label }) => label).join(', ') ?? 'nothing';
      return `${stage.where}: reference ${reference.id} should be drawn once, is ${count} times (drawn: ${names})`;
    });
    if (stage.isBrief) continue;
    const after = await drawnAfter(question, [reference], stage);
    check(report, edgesOf(after, reference).length === 0, () => {
      return `${stage.where}: "${reference.remove}" does not remove the reference ${reference.id}`;
    });
  }
}

async function drawnAfter(
  question: CutQuestion,
  cuts: readonly CutReference[],
  stage: Stage,
): Promise<ObjectGraph | null> {
  const { cell } = planRun(stage.material, question.cell, {}, []);
  const removed = followedBy(
    cell,
    cuts.map(({ remove }) => remove),
  );
  return stage.graph({ cell: removed, passes: ['graph'] });
}

/** The arrows of a drawing that a reference is, by their places. */
export function edgesOf(graph: ObjectGraph | null, { from, to, by }: CutReference): number[] {
  const nodes = graph?.nodes ?? [];
  const isAt = (address: number, name: string | undefined) => {
    const node = nodes.find((one) => one.address === address);
    if (name === undefined) return node?.type === NAMESPACE;
    return node?.names.includes(name) === true;
  };
  return (graph?.edges ?? []).flatMap((edge, at) =>
    isAt(edge.from, from) && isAt(edge.to, to) && edge.label === by ? [at] : [],
  );
}

function answerOf(
  question: CutQuestion,
  cuts: readonly CutReference[],
  fates: Fates,
): Record<string, string> {
  const entries = question.objects.map(({ name }) => {
    return [fateField(name), String(fates.get(name) ?? '')] as const;
  });
  return { [CUT]: cuts.map(({ id }) => id).join(' '), ...Object.fromEntries(entries) };
}

/** Chosen as a reader would choose it. */
async function graded(
  question: CutQuestion,
  answer: Readonly<Record<string, string>>,
  stage: Stage,
): Promise<Verdict | null> {
  const entries = Object.entries(answer).map(
    ([field, value]) => [field, field === CUT ? value.split(' ') : [value]] as const,
  );
  const reading = cut.readAnswer(question, Object.fromEntries(entries));
  return reading.ok ? attemptAtBuild(cut, question, reading.answer, stage) : null;
}

function said(cuts: readonly CutReference[]): string {
  return cuts.map(({ remove }) => `"${remove}"`).join(' and ');
}
