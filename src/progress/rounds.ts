/**
 * Rounds of the course-wide final quiz, as they are stored, and what they come to. A round is drawn
 * once and kept whole, so that a reload, the other language and another tab go on with the same one.
 */
import type { ProgressData, Round } from './schema.ts';

/** Of all questions of a round so many have to be right at the first answer. */
const PASS_SHARE = 0.8;

export type Drawn = Pick<Round, 'asked' | 'python' | 'pyodide'>;
export interface FirstAnswer {
  verdict: 'right' | 'wrong';
  /** The wrong belief that the answer pointed to. */
  misconception?: string;
}
type Rounds = ProgressData['rounds'];

export interface Standing {
  all: number;
  answered: number;
  right: number;
  /** So many have to be right. */
  needed: number;
  isOver: boolean;
  isPassed: boolean;
}

export function withRound(data: ProgressData, id: string, drawn: Drawn, at: string): ProgressData {
  return { ...data, rounds: { ...data.rounds, [id]: { ...drawn, at, results: {} } } };
}

/** `data` itself when there is no such question in the round, or it has its result already. */
export function withResult(
  data: ProgressData,
  { round: id, question }: { round: string; question: string },
  first: FirstAnswer,
  at: string,
): ProgressData {
  const round = data.rounds[id];
  if (!round?.asked.includes(question) || Object.hasOwn(round.results, question)) return data;
  const results = { ...round.results, [question]: { ...first, at } };
  return { ...data, rounds: { ...data.rounds, [id]: { ...round, results } } };
}

export function needed(all: number): number {
  return Math.ceil(all * PASS_SHARE);
}

export function standingOf({ asked, results }: Pick<Round, 'asked' | 'results'>): Standing {
  const given = asked.flatMap((id) => results[id] ?? []);
  const right = given.filter(({ verdict }) => verdict === 'right').length;
  const least = needed(asked.length);
  const isOver = given.length === asked.length;
  return {
    all: asked.length,
    answered: given.length,
    right,
    needed: least,
    isOver,
    isPassed: isOver && right >= least,
  };
}

/** The round that was drawn last, or null; two of the same moment in an order all tabs agree on. */
export function latestRound(rounds: Rounds): { id: string; round: Round } | null {
  const last = inOrder(rounds).at(-1);
  return last ? { id: last[0], round: last[1] } : null;
}

/** The first that was passed, and when; null while there is none. */
export function firstPassed(rounds: Rounds): { id: string; round: Round; on: Date } | null {
  const passed = inOrder(rounds).find(([, round]) => standingOf(round).isPassed);
  if (passed === undefined) return null;
  const [id, round] = passed;
  const moments = Object.values(round.results).map(({ at }) => Date.parse(at));
  return { id, round, on: new Date(Math.max(...moments)) };
}

/** Of the rounds that are over, the one with the most right answers. */
export function bestOf(rounds: Rounds): Standing | null {
  const over = Object.values(rounds)
    .map(standingOf)
    .filter(({ isOver }) => isOver);
  return over.toSorted((a, b) => b.right / b.all - a.right / a.all)[0] ?? null;
}

function inOrder(rounds: Rounds): [string, Round][] {
  return Object.entries(rounds).toSorted(
    ([a, one], [b, other]) => Date.parse(one.at) - Date.parse(other.at) || (a < b ? -1 : 1),
  );
}
