/** Every page of the built site, by its address. */
import { globSync } from 'node:fs';

export const SITE = 'dist';

/** `/`, `/zh-cn/reference-counting/`, `/404.html` … */
export const everyPage: string[] = globSync('**/*.html', { cwd: SITE })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();

/** Of each page in two languages one, by turns in English and in Chinese; and what has no twin. */
export function byTurns(addresses: readonly string[]): string[] {
  const twinOf = (address: string) => `/zh-cn${address}`;
  const pairs = addresses.filter((address) => addresses.includes(twinOf(address)));
  const left = new Set(pairs.map((address, i) => (i % 2 === 0 ? twinOf(address) : address)));
  return addresses.filter((address) => !left.has(address));
}
