/**
 * Where the built site will lie, from the environment:
 *
 *     BASE_PATH  the path it lies under, like "/freed"; none means the top of its host.
 *     SITE       the origin, like "https://example.org"; with it pages name their own address.
 */
import { Failure } from './setup/fail.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Begins and ends with a slash. @throws Failure when BASE_PATH is no path. */
export function basePath(env: Environment = process.env): string {
  const wish = env['BASE_PATH'] ?? '';
  const names = wish.split('/').filter(Boolean);
  if (names.every((name) => /^[\w.~-]+$/.test(name) && !/^\.+$/.test(name))) {
    return ['', ...names, ''].join('/');
  }
  throw new Failure(`BASE_PATH is "${wish}", which is no path. Try BASE_PATH=/freed.`);
}

/** Without a slash at its end; undefined when SITE is not set. @throws Failure when it is no origin. */
export function siteOrigin(env: Environment = process.env): string | undefined {
  const wish = env['SITE'];
  if (!wish) return undefined;
  const url = URL.canParse(wish) ? new URL(wish) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin;
  throw new Failure(`SITE is "${wish}", which is no origin. Try SITE=https://example.org.`);
}
