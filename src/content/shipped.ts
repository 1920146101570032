/**
 * What readers download, and under which licence: npm packages in the bundles, the interpreter, wheels,
 * fonts. All of it is read from the files themselves; licences.yaml adds only what lies inside others
 * and brings no licence of its own. The page of licences is made of this.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { type Carrier, carriedIn, readLicences, standardText } from './licences.ts';

export const SHIPPED_FOLDER = '.cache/shipped';
const WHEELS = 'public/pyodide/*.whl';

export const kinds = ['interpreter', 'wheel', 'font', 'package'] as const;

export interface Shipped {
  kind: (typeof kinds)[number];
  name: string;
  version: string;
  /** As its own file names it: mostly an SPDX expression. */
  licence: string;
  /** In what it lies, where it is not a file of its own. */
  inside: string | null;
  text: string;
}

const Note = z.array(z.string());
const Manifest = z.object({
  version: z.string(),
  license: z.string(),
  author: z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
    .optional(),
});

export function shippedFile(part: string): string {
  return join(SHIPPED_FOLDER, `${part}.json`);
}

/** The package that a module belongs to: `@lezer/common` for `/…/node_modules/@lezer/common/dist/index.js`. */
export function packageOf(id: string): string | null {
  const path = id.replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  if (at < 0) return null;
  const [first = '', second = ''] = path.slice(at + '/node_modules/'.length).split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Packages that the last build noted, and those that it cannot see, each once and in order. */
function notedPackages(): string[] {
  const notes = globSync(join(SHIPPED_FOLDER, '*.json'));
  const noted = notes.flatMap((file) => Note.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return [...new Set([...noted, ...readLicences().unseen])].sort();
}

/** Everything, in the order of `kinds`. */
export function shippedThings(): Shipped[] {
  const packages = notedPackages().map(ofPackage);
  const wheels = globSync(WHEELS).sort().map(ofWheel);
  const inside = readLicences().carried.map(ofCarried);
  const all = [...packages, ...wheels, ...inside];
  return kinds.flatMap((kind) => all.filter((one) => one.kind === kind));
}

/** The name of its text among the site's files. */
export function textName({ name, inside }: Pick<Shipped, 'name' | 'inside'>): string {
  const parts = inside === null ? [name] : [inside, name];
  return parts
    .join('-')
    .replaceAll(/[^\w.-]+/g, '-')
    .replace(/^-/, '')
    .toLowerCase();
}

function ofPackage(name: string): Shipped {
  const folder = join('node_modules', name);
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const kind = name.startsWith('@fontsource')
    ? 'font'
    : name === 'pyodide'
      ? 'interpreter'
      : 'package';
  const { version, license: licence, author } = manifest;
  const text = textIn(folder) ?? standardText(licence, readLicences().holders[name] ?? author);
  return { kind, name, version, licence, inside: null, text };
}

/** The text beside a package, where it brings one. */
function textIn(folder: string): string | null {
  const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
  const own = files
    .map(({ name }) => name)
    .filter((file) => /^(licen[cs]e|copying|notice)([.-]|$)/i.test(file));
  const texts = own.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return texts.length === 0 ? null : texts.join('\n\n');
}

/** @throws Error when the wheel does not say what it is, or brings no licence. */
export function ofWheel(file: string): Shipped {
  const wanted = /\.dist-info\/(METADATA$|licen[cs]e|licenses\/|copying)/i;
  const files = unzipSync(readFileSync(file), { filter: ({ name }) => wanted.test(name) });
  const names = Object.keys(files).sort();
  const textOf = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const about = names.find((name) => name.endsWith('METADATA'));
  const [head = ''] = about === undefined ? [] : textOf(about).split(/\r?\n\r?\n/);
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1]?.trim();
  const texts = names.filter((name) => name !== about && !name.endsWith('/'));
  const [name, version] = [field('Name'), field('Version')];
  const licence = field('License-Expression') ?? field('License');
  if (!name || !version || !licence || texts.length === 0) {
    throw new Error(`${basename(file)} does not say its name, version and licence, with a text.`);
  }
  const text = texts.map((one) => `── ${one}\n\n${textOf(one).trim()}`).join('\n\n\n');
  return { kind: 'wheel', name, version, licence, inside: null, text };
}

function ofCarried(carried: Carrier): Shipped {
  const { name, licence, holder } = carried;
  const { version, inside } = carriedIn(carried);
  const kind = inside === 'pyodide' ? 'interpreter' : 'package';
  return { kind, name, version, licence, inside, text: standardText(licence, holder) };
}

/** Whether a build has left its notes: the development server has none. */
export function isNoted(): boolean {
  return existsSync(SHIPPED_FOLDER);
}
