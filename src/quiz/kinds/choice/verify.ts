/** Build half of `choice`: is every option true or not as its author meant, and graded so? */
import { attemptAtBuild } from '../../attempt.ts';
import { check, emptyReport, type Report } from '../../report.ts';
import type { ChoiceOption, ChoiceQuestion, Verdict } from '../../types.ts';
import { choice } from './grade.ts';
import { choiceFit, choiceSchema } from './schema.ts';
import type { BuildKind, Stage } from '../kind.ts';

export const choiceAtBuild: BuildKind<ChoiceQuestion> = {
  kind: choice,
  schema: choiceSchema,
  fit: choiceFit,

  async verify(question, stage) {
    const report = emptyReport();
    const meant = question.options.filter(isMeantTrue).map(({ id }) => id);
    for (const chosen of selections(question)) {
      const verdict = await judged(question, chosen, stage, report);
      const expected = chosen.join() === meant.join() ? 'right' : 'wrong';
      check(report, verdict?.verdict === expected, () => {
        const found = verdict?.verdict === 'ungraded' ? verdict.reason : verdict?.verdict;
        const said = `should be ${expected}, is ${found ?? 'no answer'}`;
        return `${stage.where}: choosing ${chosen.join(', ')} ${said}`;
      });
      if (verdict) checkWhys(question, { chosen, verdict }, stage, report);
    }
    return report;
  },

  async reveal(question, stage) {
    const meant = question.options.filter(isMeantTrue).map(({ id }) => id);
    const reading = choice.readAnswer(question, { answer: meant });
    return reading.ok
      ? (await attemptAtBuild(choice, question, reading.answer, stage)).measured
      : null;
  },
};

function isMeantTrue({ misconception }: ChoiceOption): boolean {
  return misconception === undefined;
}

/** Each option alone, or every set of options there is but the empty one. */
function selections({ answer, options }: ChoiceQuestion): string[][] {
  const ids = options.map(({ id }) => id);
  if (answer === 'one') return ids.map((id) => [id]);
  const sets = ids.reduce<string[][]>(
    (found, id) => [...found, ...found.map((set) => [...set, id])],
    [[]],
  );
  return sets.filter((set) => set.length > 0);
}

async function judged(
  question: ChoiceQuestion,
  chosen: string[],
  stage: Stage,
  report: Report,
): Promise<Verdict | null> {
  const reading = choice.readAnswer(question, { answer: chosen });
  check(report, reading.ok, () => `${stage.where}: ${chosen.join(', ')} cannot be chosen`);
  return reading.ok ? attemptAtBuild(choice, question, reading.answer, stage) : null;
}

interface Judged {
  chosen: string[];
  verdict: Verdict;
}

/** One why for the option chosen; or one for each that was wrongly chosen or wrongly left out. */
function checkWhys(question: ChoiceQuestion, judged: Judged, { where }: Stage, report: Report) {
  const { chosen, verdict } = judged;
  if (verdict.verdict === 'ungraded') return; // said already
  for (const option of question.options) {
    const isMistaken = chosen.includes(option.id) !== isMeantTrue(option);
    const part = verdict.parts?.find(({ id }) => id === option.id);
    const said = question.answer === 'one' ? verdict.why : part?.why;
    const isAsked = question.answer === 'one' ? chosen.includes(option.id) : isMistaken;
    check(report, !isAsked || said === option.why, () => {
      return `${where}: choosing ${chosen.join(', ')} is not explained by the why of ${option.id}`;
    });
    check(report, part === undefined || part.right === !isMistaken, () => {
      return `${where}: choosing ${chosen.join(', ')} judges ${option.id} wrongly`;
    });
  }
}
