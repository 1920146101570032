/** What a visit costs, where it does not depend on the clock: scripts, requests, bytes on the wire. */
import { gzipSync } from 'node:zlib';
import { Cell } from './support/cell.ts';
import { startHost } from './support/hosts.ts';
import { languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

const KB = 1000;

for (const language of languages) {
  test(`${language.name}: reading costs at most 40 kB of scripts, and nothing of Python`, async ({
    page,
    requests,
  }) => {
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(addressOf(counting, language), { waitUntil: 'networkidle' });
    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
    const inline = await page
      .locator('script:not([src], [type="application/json"])')
      .allTextContents();
    const all = [...sizes, ...inline.map((text) => gzipSync(text).length)];
    expect(sizes.length).toBeGreaterThan(0);
    expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * KB);
    expect(requests.filter((url) => /pyodide|worker|client/.test(url))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(30);
  });
}

test('a first visit up to its first result costs at most 4.8 MB', async ({ page, requests }) => {
  const host = await startHost();
  try {
    const [language] = languages;
    await page.goto(host.origin + addressOf(counting, language), { waitUntil: 'networkidle' });
    const reading = host.sent();
    const cell = new Cell(page, language, 'two-names');
    await cell.run.click();
    await cell.hasState('done');
    expect(reading).toBeLessThan(250 * KB);
    expect(host.sent()).toBeGreaterThan(4000 * KB);
    expect(host.sent()).toBeLessThan(4800 * KB);
    const ofPython = requests.filter((url) => url.includes('/pyodide/'));
    // A spare interpreter asks for the same files again, and hears that they are unchanged.
    const names = new Set(ofPython.map((url) => url.slice(url.lastIndexOf('/') + 1)));
    expect([...names].sort()).toEqual([
      'pyodide.asm.mjs',
      'pyodide.asm.wasm',
      'python_stdlib.stored.zip',
    ]);
  } finally {
    await host.close();
  }
});
