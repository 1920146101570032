import { expect, test } from 'vitest';
import { Timers } from './timers.ts';

/** A realm that keeps what it is to call. */
function newRealm() {
  const due: (() => void)[] = [];
  const keep = (callback: () => void) => due.push(callback);
  const realm = { setTimeout: keep, setInterval: keep, queueMicrotask: keep, MessageChannel };
  return { realm, due };
}

test('what asks for a timer while a run goes on is never called', () => {
  const { realm, due } = newRealm();
  const timers = new Timers(realm);
  const callback = () => undefined;
  timers.without(() => {
    realm.setTimeout(callback);
    realm.setInterval(callback);
    realm.queueMicrotask(callback);
  });
  expect(due).toEqual([]);
  realm.setTimeout(callback);
  expect(due).toEqual([callback]);
});

test('a run that breaks takes the timers of nobody else away', () => {
  const { realm, due } = newRealm();
  const timers = new Timers(realm);
  const fail = () => {
    throw new Error('broken');
  };
  expect(() => timers.without(fail)).toThrow('broken');
  realm.queueMicrotask(() => undefined);
  expect(due).toHaveLength(1);
});

test('no other way is left', () => {
  const { realm } = newRealm();
  new Timers(realm);
  expect('MessageChannel' in realm).toBe(false);
});
