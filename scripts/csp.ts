/**
 * Writes a content policy into every built page: only our own files, and of inline scripts only
 * those that are in the page now, by their sha256. It runs after the build because Starlight's
 * inline scripts are not known before.
 */
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { Failure } from './setup/fail.ts';

/** Scripts of these types run; others (JSON, import rules) are data. */
const EXECUTABLE = new Set(['', 'module', 'text/javascript', 'application/javascript']);

interface Found {
  scripts: string[];
  styles: string[];
  /** Attributes like onclick, which a policy of hashes cannot allow. */
  handlers: string[];
  /** Where to insert: right after `<meta charset>`, else after `<head>`. */
  insertAt: number | null;
}

/** Policies every page of a folder. Returns how many there were. */
export async function writePolicies(folder: string): Promise<number> {
  let pages = 0;
  for await (const name of glob('**/*.html', { cwd: folder })) {
    const file = join(folder, name);
    await writeFile(file, withPolicy(await readFile(file, 'utf8'), name));
    pages += 1;
  }
  return pages;
}

/** @throws Failure when the page holds an inline event handler, or has no head. */
export function withPolicy(page: string, name: string): string {
  const found = find(page);
  const [handler] = found.handlers;
  if (handler !== undefined) {
    throw new Failure(`${name} has an inline ${handler}, which its policy forbids. Use a script.`);
  }
  if (found.insertAt === null) throw new Failure(`${name} has no head to put a policy in.`);
  const tag = `<meta http-equiv="content-security-policy" content="${policyFor(found)}">`;
  return page.slice(0, found.insertAt) + tag + page.slice(found.insertAt);
}

export function policyFor({ scripts, styles }: Pick<Found, 'scripts' | 'styles'>): string {
  const hashes = (texts: string[]) =>
    [...new Set(texts.map(hashOf))].map((hash) => ` ${hash}`).join('');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${hashes(scripts)}`,
    `style-src 'self'${hashes(styles)}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function find(page: string): Found {
  const found: Found = { scripts: [], styles: [], handlers: [], insertAt: null };
  const charset: { endsAt: number | null } = { endsAt: null };
  visit(parse(page, { sourceCodeLocationInfo: true }), (element) => {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    found.handlers.push(...[...attributes.keys()].filter((name) => name.startsWith('on')));
    const behind =
      element.sourceCodeLocation?.startTag?.endOffset ?? element.sourceCodeLocation?.endOffset;
    if (element.tagName === 'head') found.insertAt = behind ?? null;
    const inHead = element.parentNode?.nodeName === 'head';
    if (element.tagName === 'meta' && inHead && attributes.has('charset')) {
      charset.endsAt ??= behind ?? null;
    }
    if (element.tagName === 'style') found.styles.push(textOf(element));
    const runs = EXECUTABLE.has((attributes.get('type') ?? '').toLowerCase());
    if (element.tagName === 'script' && runs && !attributes.has('src')) {
      found.scripts.push(textOf(element));
    }
  });
  return { ...found, insertAt: charset.endsAt ?? found.insertAt };
}

function visit(node: Tree.Node, see: (element: Tree.Element) => void): void {
  if ('tagName' in node) see(node);
  if ('childNodes' in node) for (const child of node.childNodes) visit(child, see);
  if ('content' in node) visit(node.content, see);
}

function textOf(element: Tree.Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}
