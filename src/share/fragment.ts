/**
 * What a frame on somebody else's page is to show: the part of its address after `#`, which no
 * browser sends to a server.
 *
 *     cell/<lesson>/<cell>     question/<lesson>/<question>     code/<version>/<data>
 *
 * A lesson is named as in its address. Code is written as in any shared link (src/share). Behind
 * that may stand `&theme=light`, `dark` or `auto`. Whatever else stands there is damage, and said to
 * be: a frame that shows less than its author has written would mislead both sides.
 */
import * as z from 'zod/mini';

/** Lower-case words joined by hyphens, as lessons, cells and questions are named. */
const Name = z.string().check(z.maxLength(80), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

const Place = z.strictObject({ kind: z.enum(['cell', 'question']), lesson: Name, id: Name });
const Options = z.strictObject({ theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto') });

export type Place = z.infer<typeof Place>;
export type Theme = z.infer<typeof Options>['theme'];
/** `link` is for `readLink`. */
export type Wanted = Place | { kind: 'code'; link: string };

export type EmbedReading =
  | { kind: 'wanted'; wanted: Wanted; theme: Theme }
  /** Nothing stands after the `#`. */
  | { kind: 'none' }
  | { kind: 'damaged' };

/** @param hash `location.hash`, or the same without `#`. Never throws. */
export function readFragment(hash: string): EmbedReading {
  const [what = '', ...rest] = hash.replace(/^#/, '').split('&');
  if (what === '' && rest.length === 0) return { kind: 'none' };
  const options = Options.safeParse(pairs(rest));
  const wanted = wantedIn(what);
  if (wanted === null || !options.success) return { kind: 'damaged' };
  return { kind: 'wanted', wanted, theme: options.data.theme };
}

function wantedIn(what: string): Wanted | null {
  const [kind, lesson, id, ...more] = what.split('/');
  if (kind === 'code') return { kind, link: what };
  const place = Place.safeParse({ kind, lesson, id });
  return place.success && more.length === 0 ? place.data : null;
}

function pairs(options: readonly string[]): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(options.join('&')));
}

/** The same the other way round, for whoever makes a frame. */
export function fragmentOf(wanted: Wanted, theme: Theme = 'auto'): string {
  const what = wanted.kind === 'code' ? wanted.link : Object.values(wanted).join('/');
  return theme === 'auto' ? what : `${what}&theme=${theme}`;
}
