/** Every page says which Python it speaks of, in its language. */
import { builtPython } from '../src/content/built.ts';
import { fill } from '../src/components/shared/labels.ts';
import { chinese, english } from './support/languages.ts';
import { everyPage } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('every page names its Python', async ({ page }) => {
  const { python, pyodide } = builtPython();
  for (const address of everyPage) {
    const html = await (await page.request.get(address)).text();
    const { words } = address.startsWith(chinese.base) ? chinese : english;
    expect(html, address).toContain(fill(words, 'page-python', { python, pyodide }));
  }
});
