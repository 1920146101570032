/** Links within the site: each leads to a page or a file that is there, and to an anchor on it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { check, emptyReport, type Report } from '../../src/quiz/report.ts';
import type { Page } from './read.ts';

/** Any host does: links within the site stay on it. */
const HOST = 'https://site.invalid';

export function checkInside(pages: readonly Page[], folder: string): Report {
  const report = emptyReport();
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  for (const page of pages) {
    for (const link of page.links) {
      const to = resolved(link, page);
      if (to !== null && to.origin !== HOST) continue;
      const problem = to === null ? 'is no address' : problemOf(to, byAddress, folder);
      check(report, problem === null, () => `${page.address}: the link ${link} ${problem ?? ''}.`);
    }
  }
  return report;
}

function resolved(link: string, { address }: Page): URL | null {
  const base = new URL(address, HOST);
  return URL.canParse(link, base) ? new URL(link, base) : null;
}

function problemOf(
  { pathname, hash }: URL,
  byAddress: ReadonlyMap<string, Page>,
  folder: string,
): string | null {
  const path = decodeURIComponent(pathname);
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
