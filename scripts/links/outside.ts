/** Links to other sites: asks each page once, and tells what it found and what it could not reach. */
import { readPage, type Page } from './read.ts';

export type Found =
  | { kind: 'there' }
  /** The site is there, and says that the page or the anchor is not. */
  | { kind: 'broken'; why: string }
  /** No word about the page: the network, or the site, did not let us. */
  | { kind: 'not-reached'; why: string };

export type Ask = (url: string) => Promise<Response>;

/** Addresses of other sites, each with the pages that link to it. */
export function outsideLinks(pages: readonly Page[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { address, links } of pages) {
    for (const link of links.filter((one) => /^https?:/.test(one))) {
      found.set(link, [...(found.get(link) ?? []), address]);
    }
  }
  return found;
}

const PATIENCE_MS = 20_000;
const GONE = new Set([404, 410]);

const overTheNet: Ask = (url) =>
  fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(PATIENCE_MS) });

export async function askFor(link: string, ask: Ask = overTheNet): Promise<Found> {
  const url = new URL(link);
  const anchor = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  try {
    const response = await ask(url.href);
    if (GONE.has(response.status))
      return { kind: 'broken', why: `says ${String(response.status)}` };
    if (!response.ok) return { kind: 'not-reached', why: `says ${String(response.status)}` };
    const isPage = response.headers.get('content-type')?.includes('html') ?? false;
    if (anchor === '' || !isPage) return { kind: 'there' };
    const { anchors } = readPage(url.pathname, await response.text());
    return anchors.has(anchor) ? { kind: 'there' } : { kind: 'broken', why: `has no #${anchor}` };
  } catch (error) {
    return { kind: 'not-reached', why: reasonOf(error) };
  }
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
