/** Which wrong beliefs the reader's answers have pointed to, and whether later answers were right. */
import type { AnswerRecord } from './schema.ts';

export interface Belief {
  /** Its id in `quiz/misconceptions.ts`; it may be one that a newer page no longer has. */
  id: string;
  times: number;
  last: Date;
  /** Every question whose answer pointed to it was answered right at the last attempt. */
  isOvercome: boolean;
  /** `<lesson>/<question>` */
  questions: string[];
}

/** Those still open first, then the latest. */
export function beliefsOf(answers: Readonly<Record<string, AnswerRecord>>): Belief[] {
  const found = new Map<string, Belief>();
  for (const [question, { tries }] of Object.entries(answers)) {
    const isRight = tries.at(-1)?.verdict === 'right';
    for (const { misconception: id, at } of tries) {
      if (id === undefined) continue;
      const before = found.get(id) ?? {
        times: 0,
        last: new Date(0),
        isOvercome: true,
        questions: [],
      };
      const last = new Date(Math.max(before.last.getTime(), Date.parse(at)));
      found.set(id, {
        id,
        times: before.times + 1,
        last,
        isOvercome: before.isOvercome && isRight,
        questions: [...new Set([...before.questions, question])],
      });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => Number(a.isOvercome) - Number(b.isOvercome) || b.last.getTime() - a.last.getTime(),
  );
}
