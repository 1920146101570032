/** Links within the site: each leads to a page or a file that is there, and to an anchor on it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { check, emptyReport, type Report } from '../../src/quiz/report.ts';
import type { Page } from './read.ts';

/** Any host does: links within the site stay on it. */
const HOST = 'https://site.invalid';

/** @param base what the site lies under: a link beside it leads to no page of ours. */
export function checkInside(pages: readonly Page[], folder: string, base = '/'): Report {
  const report = emptyReport();
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  for (const page of pages) {
    for (const link of page.links) {
      const to = resolved(link, page, base);
      if (to !== null && to.origin !== HOST) continue;
      const problem = to === null ? 'is no address' : problemOf(to, byAddress, folder, base);
      check(report, problem === null, () => `${page.address}: the link ${link} ${problem ?? ''}.`);
    }
  }
  return report;
}

function resolved(link: string, { address }: Page, base: string): URL | null {
  const from = new URL(base.slice(0, -1) + address, HOST);
  return URL.canParse(link, from) ? new URL(link, from) : null;
}

function problemOf(
  { pathname, hash }: URL,
  byAddress: ReadonlyMap<string, Page>,
  folder: string,
  base: string,
): string | null {
  if (!pathname.startsWith(base)) return `leads out of ${base}`;
  const path = decodeURIComponent(pathname.slice(base.length - 1));
  const page = byAddress.get(path);
  if (page === undefined) {
    return isFile(join(folder, path)) ? null : 'leads to no page';
  }
  const anchor = decodeURIComponent(hash.slice(1));
  if (anchor === '' || page.anchors.has(anchor)) return null;
  return `leads to no "${anchor}" on its page`;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
