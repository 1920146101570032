/**
 * The content policy: every page has one, nothing on it needs more, and nothing leaves the site.
 * The fixture `incidents` of support/test.ts looks for violations and for requests to elsewhere in
 * every test of this suite; here pages are used in every way while it looks.
 */
import type { Page } from '@playwright/test';
import { Cell } from './support/cell.ts';
import { type Language, languages } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { everyPage } from './support/pages.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

test('every page has a policy, keeps to it, and loads nothing from elsewhere', async ({
  page,
  requests,
  incidents,
  baseURL,
}) => {
  expect(everyPage).toEqual(
    expect.arrayContaining(languages.map((language) => addressOf(counting, language))),
  );
  for (const address of everyPage) {
    await page.goto(address, { waitUntil: 'networkidle' });
    const policy = await policyOf(page);
    expect(policy.get('default-src'), address).toEqual(["'none'"]);
    expect(policy.get('script-src'), address).toContain("'self'");
    expect(policy.get('script-src'), address).not.toContain("'unsafe-inline'");
    expect(policy.get('script-src'), address).not.toContain("'unsafe-eval'");
    expect(policy.get('connect-src'), address).toEqual(["'self'"]);
  }
  expect(incidents.violations).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(baseURL ?? '/'))).toEqual([]);
});

for (const language of languages) {
  test(`${language.name}: searching, editing, running and answering keep to it too`, async ({
    page,
    requests,
    incidents,
    baseURL,
  }) => {
    await page.goto(addressOf(counting, language));
    await searchesFor(page, language, 'del');

    const cell = new Cell(page, language, 'two-names');
    await cell.block.click();
    await expect(cell.editor).toBeFocused();
    await page.keyboard.type('# edited\n');
    const workerScript = page.waitForResponse(/\/worker\b[^/]*\.js$/);
    await page.keyboard.press('ControlOrMeta+Enter');
    bindsWorker((await workerScript).headers());
    await cell.hasState('done');
    const elsewhere = (baseURL ?? '').replace('localhost', '127.0.0.1');
    const reaching = `from pyodide.http import open_url\nopen_url("${elsewhere}")`;
    await cell.runs(reaching, 'failed');

    const question = new QuestionOnPage(page, language, 'second-name');
    await question.field.fill('2000000');
    await question.commit.click();
    await question.isGraded('wrong');

    const asked = requests.map((url) => new URL(url).pathname);
    expect(asked, 'requests of workers are seen').toContainEqual(
      expect.stringMatching(/\/pyodide\/[0-9a-f]{16}\/pyodide\.asm\.wasm$/),
    );
    expect(requests.filter((url) => !url.startsWith(baseURL ?? '/'))).toEqual([]);
    expect(incidents.violations).toEqual([]);
  });
}

/** The worker runs the code of readers: its policy is in the answer that brought its script. */
function bindsWorker(headers: Readonly<Record<string, string>>): void {
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/'unsafe-(inline|eval)'/);
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
}

async function searchesFor(page: Page, { starlight }: Language, word: string): Promise<void> {
  await page.getByRole('button', { name: starlight.search }).click();
  const dialog = page.getByRole('dialog', { name: starlight.search });
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).fill(word);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Directive to its sources. */
async function policyOf(page: Page): Promise<Map<string, string[]>> {
  const meta = page.locator('head > meta[http-equiv="content-security-policy"]');
  await expect(meta).toHaveCount(1);
  const text = (await meta.getAttribute('content')) ?? '';
  return new Map(
    text.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}
