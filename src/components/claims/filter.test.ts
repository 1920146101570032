import { expect, test } from 'vitest';
import { isWanted, voteOf } from './filter.ts';

const facts = { topic: 'collector', truth: 'half', vote: 'none' } as const;
const anything = { topic: '', truth: '', vote: '' };

test('whoever has chosen nothing sees all', () => {
  expect(isWanted(facts, anything)).toBe(true);
});

test.each(['topic', 'truth', 'vote'] as const)('by %s', (name) => {
  expect(isWanted(facts, { ...anything, [name]: facts[name] })).toBe(true);
  expect(isWanted(facts, { ...anything, [name]: 'another' })).toBe(false);
});

test('what was chosen has to be true together', () => {
  expect(isWanted(facts, { topic: 'collector', truth: 'half', vote: 'none' })).toBe(true);
  expect(isWanted(facts, { topic: 'collector', truth: 'half', vote: 'right' })).toBe(false);
});

test('a vote is that of the last answer', () => {
  const at = '2026-01-02T03:04:05Z';
  const last = { answer: 'believe', verdict: 'wrong', measured: {}, parameters: {}, at } as const;
  expect(voteOf(null)).toBe('none');
  expect(voteOf({ attempts: 1, best: 'wrong', tries: [last], last })).toBe('wrong');
});
