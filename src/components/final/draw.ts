/**
 * Draws a round of the final quiz: one question of every lesson, and a few more from anywhere in the
 * pool. What the reader has been shaky on comes more often, and a wrong belief that is already in the
 * round does not come again while others are left. The same seed and memory give the same round.
 */
import type { Standing } from '../../progress/schedule.ts';
import type { ItemId } from '../../progress/store.ts';
import type { MisconceptionId } from '../../quiz/misconceptions.ts';
import { itemOf } from '../catalogue/course-data.ts';
import { EXTRA, type PoolGroup } from './final-data.ts';

export interface Memory {
  standings: ReadonlyMap<ItemId, Standing>;
  /** Beliefs that the reader's answers have pointed to, and that no right answer has overcome. */
  open: ReadonlySet<string>;
  /** The questions of the round before. */
  before: ReadonlySet<ItemId>;
}

/** A question, and one of the beliefs it can catch. */
interface Ticket {
  id: ItemId;
  belief: MisconceptionId;
}

type Random = () => number;

export function draw(groups: readonly PoolGroup[], memory: Memory, seed: string): ItemId[] {
  const random = randomOf(seed);
  const everywhere = groups.flatMap(ticketsOf);
  const lessons = groups.filter(({ isLesson }) => isLesson).map(ticketsOf);
  const pots = [...lessons, ...Array.from({ length: EXTRA }, () => everywhere)];
  const drawn: ItemId[] = [];
  const covered = new Set<MisconceptionId>();
  for (const pot of pots) {
    const left = pot.filter(({ id }) => !drawn.includes(id));
    const fresh = left.filter(({ belief }) => !covered.has(belief));
    const ticket = pick(fresh.length > 0 ? fresh : left, memory, random);
    if (ticket === null) continue;
    drawn.push(ticket.id);
    for (const { id, belief } of everywhere) if (id === ticket.id) covered.add(belief);
  }
  return shuffled(drawn, random);
}

function ticketsOf(group: PoolGroup): Ticket[] {
  return group.questions.flatMap((question) =>
    question.beliefs.map((belief) => ({ id: itemOf(group, question), belief })),
  );
}

/** One ticket by weight; null of none. A belief that many questions catch weighs no more than others. */
function pick(tickets: readonly Ticket[], memory: Memory, random: Random): Ticket | null {
  const times = new Map<MisconceptionId, number>();
  for (const { belief } of tickets) times.set(belief, (times.get(belief) ?? 0) + 1);
  const weights = tickets.map(
    (ticket) => weightOf(ticket, memory) / (times.get(ticket.belief) ?? 1),
  );
  let place = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    place -= weight;
    if (place < 0) return tickets[at] ?? null;
  }
  return tickets.at(-1) ?? null;
}

const WEIGHTS: Record<Standing, number> = { shaky: 4, due: 2, firm: 1 };
const NEVER_ASKED = 2;

function weightOf({ id, belief }: Ticket, { standings, open, before }: Memory): number {
  const standing = standings.get(id);
  const asked = standing === undefined ? NEVER_ASKED : WEIGHTS[standing];
  const again = before.has(id) && standing !== 'shaky' ? 0.25 : 1;
  return asked * again * (open.has(belief) ? 4 : 1);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Numbers in [0, 1), the same for the same seed (eight hexadecimal digits): Mulberry32. */
function randomOf(seed: string): Random {
  let state = Number.parseInt(seed, 16) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Eight hexadecimal digits of chance. */
export function newSeed(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(16).padStart(8, '0');
}
