/** Which language the first page comes in, and that nobody is moved from an address they asked for. */
import { type Page, test as unwatched } from '@playwright/test';
import { chinese, english } from './support/languages.ts';
import { addressOf, counting } from './support/lessons.ts';
import { expect, test } from './support/test.ts';

/** Where the page came to rest, and how often a document was loaded on the way. */
async function visit(page: Page, address: string): Promise<{ path: string; documents: number }> {
  let documents = 0;
  const count = () => (documents += 1);
  page.on('domcontentloaded', count);
  await page.goto(address, { waitUntil: 'networkidle' });
  page.off('domcontentloaded', count);
  return { path: new URL(page.url()).pathname, documents };
}

function picker(page: Page, { starlight }: typeof english | typeof chinese) {
  return page.getByRole('combobox', { name: starlight.language }).first();
}

test.describe('A browser that wants Chinese', () => {
  test.use({ locale: 'zh-CN' });
  unwatched.use({ locale: 'zh-CN' });

  test('comes to the Chinese first page, and never sees the English one', async ({ page }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const shown = sessionStorage.getItem('test:shown') ?? '';
        sessionStorage.setItem('test:shown', `${shown}${document.documentElement.lang} `);
      });
    });
    const { path } = await visit(page, `${english.base}?from=mail#course`);
    expect(path).toBe(chinese.base);
    expect(new URL(page.url()).search).toBe('?from=mail');
    expect(new URL(page.url()).hash).toBe('#course');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    // The browser's "back" does not lead into a loop: the English page left no entry.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  test('stays at English addresses that it asks for, and goes on in English from there', async ({
    page,
  }) => {
    const address = addressOf(counting, english);
    expect((await visit(page, address)).path).toBe(address);
    await page.locator('a.site-title').click();
    await expect(page).toHaveURL(english.base);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('keeps the English that was chosen, in another tab too', async ({ page, context }) => {
    await visit(page, english.base);
    await picker(page, chinese).selectOption(english.name);
    await expect(page).toHaveURL(english.base);
    await page.reload({ waitUntil: 'networkidle' });
    await expect(page).toHaveURL(english.base);
    const other = await context.newPage();
    expect((await visit(other, english.base)).path).toBe(english.base);
  });

  // Starlight's own scripts complain where storage is forbidden: what they say is not looked at here.
  unwatched('is not moved where nothing can be remembered', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'] as const) {
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    expect((await visit(page, english.base)).path).toBe(english.base);
  });
});

test.describe('A browser that wants English', () => {
  test.use({ locale: 'en-GB' });

  test('stays at the English first page, loaded once', async ({ page }) => {
    expect(await visit(page, english.base)).toEqual({ path: english.base, documents: 1 });
  });

  test('stays at a Chinese address, and at the Chinese first page', async ({ page }) => {
    for (const address of [addressOf(counting, chinese), chinese.base]) {
      expect((await visit(page, address)).path).toBe(address);
    }
  });

  test('keeps the Chinese that was chosen', async ({ page, context }) => {
    await visit(page, english.base);
    await picker(page, english).selectOption(chinese.name);
    await expect(page).toHaveURL(chinese.base);
    const other = await context.newPage();
    expect((await visit(other, english.base)).path).toBe(chinese.base);
  });
});

test.describe('A browser that wants neither', () => {
  test.use({ locale: 'fr-FR' });

  test('gets English', async ({ page }) => {
    expect((await visit(page, english.base)).path).toBe(english.base);
  });
});
