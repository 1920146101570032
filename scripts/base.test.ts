import { expect, test } from 'vitest';
import { basePath, siteOrigin } from './base.ts';
import { Failure } from './setup/fail.ts';

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['freed', '/freed/'],
  ['/freed', '/freed/'],
  ['/freed/', '/freed/'],
  ['/courses/freed-2.0', '/courses/freed-2.0/'],
])('BASE_PATH=%s is %s', (wish, base) => {
  expect(basePath({ BASE_PATH: wish })).toBe(base);
});

test.each(['https://example.org/', '/a b', '/../x', '/a?b', '/字'])(
  'BASE_PATH=%s is refused',
  (wish) => {
    expect(() => basePath({ BASE_PATH: wish })).toThrow(Failure);
    expect(() => basePath({ BASE_PATH: wish })).toThrow(wish);
  },
);

test.each([
  [undefined, undefined],
  ['', undefined],
  ['https://example.org', 'https://example.org'],
  ['http://localhost:8080/', 'http://localhost:8080'],
])('SITE=%s is %s', (wish, origin) => {
  expect(siteOrigin({ SITE: wish })).toBe(origin);
});

test.each(['example.org', 'https://example.org/freed/', 'ftp://example.org'])(
  'SITE=%s is refused',
  (wish) => {
    expect(() => siteOrigin({ SITE: wish })).toThrow(Failure);
  },
);
