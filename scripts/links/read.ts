/** Reads a built page: what it links to, and what of it can be linked to. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

export interface Page {
  /** As in the address: `/zh-cn/claims/`, `/404.html`. */
  address: string;
  /** As written in `<a href>`, each once. */
  links: string[];
  anchors: ReadonlySet<string>;
}

/** `zh-cn/claims/index.html` is the page `/zh-cn/claims/`. */
export function addressOf(file: string): string {
  return `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
}

export function readPages(folder: string): Page[] {
  const files = globSync('**/*.html', { cwd: folder }).sort();
  return files.map((file) => readPage(addressOf(file), readFileSync(join(folder, file), 'utf8')));
}

export function readPage(address: string, html: string): Page {
  const links = new Set<string>();
  const anchors = new Set<string>();
  for (const element of elementsIn(parse(html))) {
    const of = (name: string) => element.attrs.find((one) => one.name === name)?.value;
    const href = element.tagName === 'a' ? of('href') : undefined;
    if (href !== undefined) links.add(href);
    const id = of('id') ?? (element.tagName === 'a' ? of('name') : undefined);
    if (id !== undefined) anchors.add(id);
  }
  return { address, links: [...links], anchors };
}

function* elementsIn(node: Tree.Node): Generator<Tree.Element> {
  if ('tagName' in node) yield node;
  const inside = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
  for (const one of inside) yield* elementsIn(one);
}
