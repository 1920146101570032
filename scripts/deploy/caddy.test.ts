import { expect, test } from 'vitest';
import { findCaddy, NO_CADDY } from './caddy.ts';

test('a Caddy that is not there is not found, and the sentence says what to do', () => {
  expect(findCaddy({ ...process.env, CADDY_PATH: '/no/such/caddy' })).toBeNull();
  expect(NO_CADDY).toContain('apt-get install caddy');
  expect(NO_CADDY).toContain('CADDY_PATH');
});

test('what runs and answers is taken, by the name that was given', () => {
  expect(findCaddy({ ...process.env, CADDY_PATH: 'true' })).toBe('true');
});
