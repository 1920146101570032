import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from './cache.ts';

test('FREED_CACHE is the cache, exactly', () => {
  expect(cacheFolder({ FREED_CACHE: '/a/b', XDG_CACHE_HOME: '/c' })).toBe('/a/b');
});

test.skipIf(process.platform === 'win32')('else it lies in the place for caches', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/c' })).toBe(join('/c', 'freed'));
  expect(cacheFolder({ FREED_CACHE: '' })).toBe(join(homedir(), '.cache', 'freed'));
});
