/** The documents name files that exist and commands that run, and both READMEs say the same things. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scripts } from './commands.ts';

const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...globSync('docs/*.md'),
];
const read = (file: string) => readFileSync(file, 'utf8');

/** What stands between backticks outside of fenced code. */
function quoted(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, one = '']) => one);
}

/** Whole paths from the root, without patterns and placeholders. */
const PATH = /^(src|scripts|e2e|bench|docs|public|\.ci|\.github)\/[\w./-]*$/;
/** A file alone: it is named after its folder has been, or is one of a lesson's. */
const FILE = /^_?[\w-]+(\.[\w-]+)*\.(ts|mjs|astro|py|css)$/;
/** Files of a lesson that the text makes up. */
const MADE_UP = /\bNN-|\bja\.|^(mean|order)\b|^id\.py$/;

const tracked = globSync('{src,scripts,e2e,bench}/**/*.{ts,mjs,astro,py,css}').map((file) =>
  basename(file),
);

describe.each(DOCUMENTS)('%s', (file) => {
  const text = read(file);

  test('names paths that exist', () => {
    const missing = quoted(text).filter(
      (one) => PATH.test(one) && !MADE_UP.test(one) && !existsSync(one),
    );
    expect(missing).toEqual([]);
  });

  test('names files that exist', () => {
    const known = new Set(tracked);
    const missing = quoted(text).filter(
      (one) => FILE.test(one) && !MADE_UP.test(one) && !known.has(one) && !existsSync(one),
    );
    expect(missing).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].map(([, link = '']) => link);
    const inside = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(inside.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });

  test('names commands that exist', () => {
    const named = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the READMEs', () => {
  const shape = (text: string) => ({
    headings: [...text.matchAll(/^(#+) /gm)].map(([, level]) => level),
    links: [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, link = '']) => link.replace(/^README(\.zh-CN)?\.md$/, 'the other'))
      .sort(),
    commands: [...text.matchAll(/npm (?:start|test|run [\w:-]+)/g)].map(([one]) => one).sort(),
    fences: text.match(/^```\w*$/gm),
  });

  test('have the same headings, links and commands', () => {
    expect(shape(read('README.zh-CN.md'))).toEqual(shape(read('README.md')));
  });

  test('list every command', () => {
    const text = read('README.md');
    const unsaid = Object.keys(scripts).filter(
      (name) =>
        !['setup'].includes(name) &&
        !text.includes(`npm ${name}`) &&
        !text.includes(`npm run ${name}`),
    );
    expect(unsaid).toEqual([]);
  });
});
