import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkInside } from './inside.ts';
import { askFor, outsideLinks } from './outside.ts';
import { addressOf, readPage, readPages } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'freed-links-'));
afterAll(() => rmSync(folder, { recursive: true }));

function site(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return readPages(folder);
}

test.each([
  ['index.html', '/'],
  ['zh-cn/claims/index.html', '/zh-cn/claims/'],
  ['404.html', '/404.html'],
])('%s is the page %s', (file, address) => {
  expect(addressOf(file)).toBe(address);
});

test('a page has links, each once, and anchors, those in templates among them', () => {
  const html =
    '<p id="a"><a href="x">1</a><a href="x">2</a></p><template><b id="b"></b></template>';
  const page = readPage('/', html);
  expect(page.links).toEqual(['x']);
  expect([...page.anchors]).toEqual(['a', 'b']);
});

describe('within the site', () => {
  const problemsOf = (link: string) => {
    const pages = site({
      'index.html': `<a href="${link}">to</a>`,
      'claims/index.html': '<h2 id="内存">Memory</h2>',
      'files/lesson.py': '',
    });
    return checkInside(pages, folder).problems;
  };

  test.each([
    '/claims/',
    'claims/',
    './claims/#内存',
    '#',
    '/files/lesson.py',
    'https://other.org/x',
  ])('%s is fine', (link) => {
    expect(problemsOf(link)).toEqual([]);
  });

  test.each([
    ['/claim/', '/: the link /claim/ leads to no page.'],
    ['/claims', '/: the link /claims leads to no page.'],
    ['/claims/#nothing', '/: the link /claims/#nothing leads to no "nothing" on its page.'],
    ['#nothing', '/: the link #nothing leads to no "nothing" on its page.'],
    ['http://[', '/: the link http://[ is no address.'],
  ])('%s is not', (link, problem) => {
    expect(problemsOf(link)).toEqual([problem]);
  });
});

describe('within a site that lies under a path', () => {
  const problemsOf = (link: string) =>
    checkInside(
      [readPage('/', `<a href="${link}">to</a>`), readPage('/claims/', '')],
      folder,
      '/freed/',
    ).problems;

  test.each(['/freed/claims/', 'claims/', './', '/freed/'])('%s is fine', (link) => {
    expect(problemsOf(link)).toEqual([]);
  });

  test.each(['/claims/', '/', '../'])('%s is not', (link) => {
    expect(problemsOf(link)).toEqual([`/: the link ${link} leads out of /freed/.`]);
  });
});

describe('to other sites', () => {
  const html = { headers: { 'content-type': 'text/html' } };
  const answering =
    (status: number, text = '') =>
    () =>
      Promise.resolve(new Response(text, { status, ...html }));

  test('each address is asked for once, and its pages are known', () => {
    const page = (address: string) =>
      readPage(address, '<a href="https://a.org/">a</a><a href="/b/">b</a>');
    const found = outsideLinks([page('/'), page('/zh-cn/')]);
    expect([...found]).toEqual([['https://a.org/', ['/', '/zh-cn/']]]);
  });

  test.each([
    [200, '', 'there'],
    [404, '', 'broken'],
    [410, '', 'broken'],
    [403, '', 'not-reached'],
    [503, '', 'not-reached'],
  ])('an answer of %i', async (status, text, kind) => {
    expect(await askFor('https://a.org/', answering(status, text))).toMatchObject({ kind });
  });

  test('an anchor has to be on the page', async () => {
    const link = 'https://a.org/page#gc.collect';
    expect(await askFor(link, answering(200, '<p id="gc.collect">'))).toEqual({ kind: 'there' });
    expect(await askFor(link, answering(200, '<p id="other">'))).toMatchObject({ kind: 'broken' });
  });

  test('a network that fails is no broken link, and is said', async () => {
    const fails = () => Promise.reject(new Error('fetch failed', { cause: new Error('no route') }));
    expect(await askFor('https://a.org/', fails)).toEqual({ kind: 'not-reached', why: 'no route' });
  });
});
