/**
 * When a question comes back: the free spaced repetition scheduler (FSRS) replays the attempts, so
 * that nothing of it is stored and a better scheduler can take its place. Loaded by the pages that
 * show a schedule, and by no lesson.
 */
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import type { AnswerRecord, Attempt } from './schema.ts';

/**
 * Without chance: the same attempts always give the same dates, in every tab. A wrong answer comes
 * back after ten minutes, when the explanation is no longer on the screen; a right one after days.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
});

/**
 * `shaky`: the last answer was wrong. `due`: right, and long enough ago to be asked again.
 * `firm`: right, and not yet due.
 */
export type Standing = 'shaky' | 'due' | 'firm';

export interface Plan {
  standing: Standing;
  /** When the question should be asked again. */
  due: Date;
}

export function planOf({ tries }: Pick<AnswerRecord, 'tries'>, now: Date): Plan {
  const due = dueAfter(tries);
  if (tries.at(-1)?.verdict === 'wrong') return { standing: 'shaky', due };
  return { standing: due <= now ? 'due' : 'firm', due };
}

function dueAfter(tries: readonly Attempt[]): Date {
  const [first] = tries;
  if (first === undefined) throw new Error('A record without attempts has no schedule.');
  let card = createEmptyCard(new Date(first.at));
  for (const { verdict, at } of tries) {
    const rating = verdict === 'right' ? Rating.Good : Rating.Again;
    ({ card } = scheduler.next(card, new Date(at), rating));
  }
  return card.due;
}

/** What to ask now, most overdue first; a wrong answer goes before a right one. */
export function dueNow<Id extends string>(
  answers: Readonly<Record<Id, Pick<AnswerRecord, 'tries'>>>,
  now: Date,
): Id[] {
  return inOrder(answers, now)
    .filter(({ plan }) => plan.due <= now)
    .map(({ id }) => id);
}

/** The question that comes back next, and when; null when nothing was answered. */
export function nextDue<Id extends string>(
  answers: Readonly<Record<Id, Pick<AnswerRecord, 'tries'>>>,
  now: Date,
): { id: Id; due: Date } | null {
  const [first] = inOrder(answers, now).toSorted(
    (a, b) => a.plan.due.getTime() - b.plan.due.getTime(),
  );
  return first ? { id: first.id, due: first.plan.due } : null;
}

function inOrder<Id extends string>(
  answers: Readonly<Record<Id, Pick<AnswerRecord, 'tries'>>>,
  now: Date,
): { id: Id; plan: Plan }[] {
  const ids = Object.keys(answers) as Id[];
  const rank = ({ standing }: Plan) => (standing === 'shaky' ? 0 : 1);
  return ids
    .map((id) => ({ id, plan: planOf(answers[id], now) }))
    .toSorted((a, b) => rank(a.plan) - rank(b.plan) || a.plan.due.getTime() - b.plan.due.getTime());
}
