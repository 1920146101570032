/** The page that docs/embed.md shows. */
import { readFileSync } from 'node:fs';

const DOCUMENT = 'docs/embed.md';
const FREED = 'https://freed.example';

/** @param site the address of the site's pages in one language: `http://localhost:4330/zh-cn/`. */
export function examplePage(site: string): string {
  const page = /^```html\n([^]*?)^```$/m.exec(readFileSync(DOCUMENT, 'utf8'))?.[1];
  if (page === undefined) throw new Error(`${DOCUMENT} shows no page.`);
  return page.replaceAll(`${FREED}/`, site).replaceAll(FREED, new URL(site).origin);
}
