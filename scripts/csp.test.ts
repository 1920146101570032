import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { policyFor, withPolicy, writePolicies } from './csp.ts';
import { Failure } from './setup/fail.ts';

// The hashes of these texts are from `openssl dgst -sha256 -binary | base64`, not from our code.
const SCRIPT = 'let a = 1 < 2 && "字";';
const SCRIPT_HASH = "'sha256-SmP/ipo/pNwtxYg5UWUGCH/ziF6QGXOYe1Nd2AgWyqw='";
const MODULE = 'import "./x.js";\n';
const MODULE_HASH = "'sha256-THdySrE19yMJIUIltvpBEgFG1GG1cefsT+pf4J0IkZc='";
const STYLE = 'p { color: red }';
const STYLE_HASH = "'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='";

const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8">';

function page(body: string, head = HEAD): string {
  return `${head}<title>Page</title></head><body>${body}</body></html>`;
}

/** The directives of the policy that a page was given, by name. */
function directivesOf(policed: string): Record<string, string> {
  const [, policy = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(policed) ?? [];
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

function directives(body: string): Record<string, string> {
  return directivesOf(withPolicy(page(body), 'page.html'));
}

describe('the policy of a page', () => {
  test('allows its inline scripts by their sha256, and no others', () => {
    const body = `<script>${SCRIPT}</script><script type="module">${MODULE}</script>`;
    expect(directives(body)['script-src']).toBe(
      `'self' 'wasm-unsafe-eval' ${SCRIPT_HASH} ${MODULE_HASH}`,
    );
  });

  test('names a script that stands there twice only once', () => {
    const body = `<script>${SCRIPT}</script><script>${SCRIPT}</script>`;
    expect(directives(body)['script-src']).toBe(`'self' 'wasm-unsafe-eval' ${SCRIPT_HASH}`);
  });

  test.each([
    ['JSON', `<script type="application/json">${SCRIPT}</script>`],
    ['a script from a file', `<script src="/a.js">${SCRIPT}</script>`],
    ['an import map', `<script type="importmap">${SCRIPT}</script>`],
  ])('has no hash for %s', (_, body) => {
    expect(directives(body)['script-src']).toBe("'self' 'wasm-unsafe-eval'");
  });

  test('allows inline style elements by their sha256', () => {
    expect(directives(`<style>${STYLE}</style>`)['style-src']).toBe(`'self' ${STYLE_HASH}`);
    expect(directives('')['style-src']).toBe("'self'");
  });

  test('covers what is in a template, which scripts put into the page later', () => {
    const body = `<template><style>${STYLE}</style><b><script>${SCRIPT}</script></b></template>`;
    expect(directives(body)).toMatchObject({
      'script-src': `'self' 'wasm-unsafe-eval' ${SCRIPT_HASH}`,
      'style-src': `'self' ${STYLE_HASH}`,
    });
  });

  test('forbids everything else that is not ours', () => {
    expect(directives('')).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'style-src-attr': "'unsafe-inline'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'self'",
    });
    expect(policyFor({ scripts: [], styles: [] })).not.toMatch(/script-src[^;]*unsafe-inline/);
  });
});

describe('withPolicy', () => {
  const TAG = /<meta http-equiv="content-security-policy"[^>]*>/;

  test.each([
    ['<meta charset>', HEAD],
    ['<head> where there is no charset', '<!doctype html><html><head>'],
    ['<meta charset> after other elements', '<html><head><link rel="x"><meta charset="utf-8">'],
  ])('inserts right after %s and changes nothing else', (_, head) => {
    const before = page(`<p  class=a>it's\r\n<br>&amp; 字</p><!-- -->`, head);
    const after = withPolicy(before, 'page.html');
    const tag = TAG.exec(after)?.[0] ?? '';
    expect(after).toBe(head + tag + before.slice(head.length));
    expect(tag).not.toBe('');
  });

  test.each([HEAD, '<!doctype html><html><head>'])(
    'is not led astray by a charset in the body or in a template, after %s',
    (head) => {
      const body = '<template><meta charset="utf-8"></template><meta charset="utf-8">';
      const policed = withPolicy(page(body, head), 'page.html');
      expect(policed.indexOf('<meta http-equiv')).toBe(head.length);
    },
  );

  test.each([
    ['in the body', '<p><button onclick="go()">x</button></p>', 'onclick'],
    ['in capitals', '<img ONERROR="go()">', 'onerror'],
    ['in a template', '<template><i onfocus="go()"></i></template>', 'onfocus'],
    ['in a picture', '<svg onload="go()"></svg>', 'onload'],
  ])('refuses an inline handler %s, naming page and handler', (_, body, handler) => {
    expect(() => withPolicy(page(body), 'zh-cn/a.html')).toThrow(Failure);
    expect(() => withPolicy(page(body), 'zh-cn/a.html')).toThrow(
      `zh-cn/a.html has an inline ${handler}, which its policy forbids.`,
    );
  });

  test('does not mistake text for a handler', () => {
    const body = '<p title="onclick=go()">onclick="go()"</p><script>el.onclick = go</script>';
    expect(withPolicy(page(body), 'page.html')).toMatch(TAG);
  });

  test('refuses a page without a head', () => {
    expect(() => withPolicy('<p>nothing else</p>', 'a.html')).toThrow('a.html has no head');
  });
});

test('writePolicies gives every page in every folder its own policy', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'freed-csp-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'zh-cn', 'a'), { recursive: true });
  await writeFile(join(folder, 'index.html'), page(`<script>${SCRIPT}</script>`));
  await writeFile(join(folder, 'zh-cn', 'a', 'index.html'), page(`<style>${STYLE}</style>`));
  await writeFile(join(folder, 'a.js'), SCRIPT);

  expect(await writePolicies(folder)).toBe(2);
  const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
  expect(directivesOf(await read('index.html'))).toMatchObject({
    'script-src': `'self' 'wasm-unsafe-eval' ${SCRIPT_HASH}`,
    'style-src': "'self'",
  });
  expect(directivesOf(await read('zh-cn', 'a', 'index.html'))).toMatchObject({
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': `'self' ${STYLE_HASH}`,
  });
  expect(await read('a.js')).toBe(SCRIPT);
});
