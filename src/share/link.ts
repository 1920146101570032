/**
 * Code in a link: the part of an address after `#`, which no browser sends to a server. Pure: it
 * reads and makes text, and runs nothing.
 *
 * Shape   `code/1/<data>`: the version, and base64url of JSON (`shared.ts`) compressed in the zlib
 *         format (RFC 1950), whose checksum tells a damaged link.
 * Trust   A link comes from anybody. It is cut off by length before anything is decoded, by size
 *         while it is unpacked, and its content is checked; whoever shows it shows it as text.
 * Changes A field that older pages must not miss needs a new version. An older page says of it that
 *         it is newer.
 */
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { MOST_BYTES, MOST_CODE, Shared } from './shared.ts';
import { deflate, inflate, TooLargeError } from './zlib.ts';

export { MOST_CODE, type Shared } from './shared.ts';

export const LINK_VERSION = 1;
/** Characters of a whole fragment: mail and chat programs cut addresses that are much longer. */
export const MOST_LINK = 32_000;

export type Making =
  /** `fragment` comes after the `#`. */
  | { kind: 'link'; fragment: string }
  /** Characters. */
  | { kind: 'code-too-long' | 'link-too-long'; length: number; most: number };

export type Reading =
  /** The fragment is none of ours, or there is none. */
  | { kind: 'none' }
  | { kind: 'shared'; shared: Shared }
  /** A newer version of this site made it. */
  | { kind: 'newer'; version: number }
  | { kind: 'too-large' }
  /** Cut off, changed on its way, or never ours. */
  | { kind: 'damaged' };

/** @param shared `show` names instruments; those unknown to the reader's page are left out there. */
export async function makeLink(shared: Shared): Promise<Making> {
  const { length } = shared.code;
  if (length > MOST_CODE) return { kind: 'code-too-long', length, most: MOST_CODE };
  const text = JSON.stringify(Shared.parse(shared));
  const data = toBase64Url(await deflate(new TextEncoder().encode(text)));
  const fragment = `code/${LINK_VERSION}/${data}`;
  if (fragment.length <= MOST_LINK) return { kind: 'link', fragment };
  return { kind: 'link-too-long', length: fragment.length, most: MOST_LINK };
}

const FORM = /^#?code\/(?<version>\d{1,4})\/(?<data>.*)$/s;

/** @param fragment `location.hash`, or the same without `#`. Never throws. */
export async function readLink(fragment: string): Promise<Reading> {
  if (!/^#?code\//.test(fragment)) return { kind: 'none' };
  if (fragment.length > MOST_LINK + 1) return { kind: 'too-large' };
  const { version, data } = FORM.exec(fragment)?.groups ?? {};
  if (version === undefined || data === undefined) return { kind: 'damaged' };
  if (Number(version) > LINK_VERSION) return { kind: 'newer', version: Number(version) };
  if (Number(version) !== LINK_VERSION) return { kind: 'damaged' };
  return unpack(data);
}

async function unpack(data: string): Promise<Reading> {
  try {
    const bytes = await inflate(fromBase64Url(data), MOST_BYTES);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'shared', shared: Shared.parse(JSON.parse(text)) };
  } catch (error) {
    // Whatever else is wrong with it, the reader can do only one thing: ask for the link again.
    return { kind: error instanceof TooLargeError ? 'too-large' : 'damaged' };
  }
}
