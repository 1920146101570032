/** The page of claims: voting both ways, running the evidence, narrowing the list, and no scripts. */
import type { Page } from '@playwright/test';
import { readClaims } from '../src/content/claims.ts';
import { recordedValue } from '../src/content/recorded.ts';
import { formatRecorded } from '../src/components/shared/format.ts';
import { fill } from '../src/components/shared/labels.ts';
import type { ClaimQuestion } from '../src/quiz/types.ts';
import { axeFindsNothing } from './support/axe.ts';
import { Cell } from './support/cell.ts';
import { languages } from './support/languages.ts';
import { addressOf, cellPages, plainText } from './support/lessons.ts';
import { QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const NAME = '92-claims';
const folder = cellPages.find(({ name }) => name === NAME);
const file = readClaims(NAME);
if (folder === undefined || file === null) throw new Error(`There is no ${NAME}.`);
const claims = folder.quiz.questions.filter((one): one is ClaimQuestion => one.type === 'claim');
const { topics } = file;

function claimNamed(id: string): ClaimQuestion {
  const found = claims.find((claim) => claim.id === id);
  if (found === undefined) throw new Error(`There is no claim ${id}.`);
  return found;
}

const onPage = (page: Page, id: string) => page.locator(`.claim[data-claim="${id}"]`);
const shown = (page: Page) => page.locator('.claim:not([hidden])');

for (const language of languages) {
  const { words } = language;
  const { labels } = words;
  const vote = async (page: Page, id: string, stance: 'believe' | 'doubt' | 'depends') => {
    const question = new QuestionOnPage(page, language, id);
    await question.option(labels[`stance-${stance}`]).check();
    await question.element.getByRole('button', { name: labels['claim-commit'] }).click();
    return question;
  };
  const filterBy = (page: Page, name: 'filter-topic' | 'filter-vote' | 'filter-truth') =>
    page.locator('claims-index').getByRole('combobox', { name: labels[name] });
  const counted = (page: Page, n: number, voted: number) =>
    expect(
      page
        .getByRole('status')
        .filter({ hasText: String(claims.length) })
        .first(),
    ).toHaveText(fill(words, 'claims-shown', { n, all: claims.length, voted }));

  test.describe(`Claims in ${language.name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(folder, language));
    });

    test('all are there, and the index names each and leads to it', async ({ page }) => {
      await expect(page.locator('.claim')).toHaveCount(claims.length);
      const index = page.getByRole('navigation', { name: labels['claims-index'] });
      await expect(index.getByRole('link')).toHaveCount(claims.length);
      const claim = claimNamed('memory-error-tells');
      await index.getByRole('link', { name: plainText(claim.prompt, language) }).click();
      await expect(page).toHaveURL(new RegExp(`#${claim.id}$`));
      await expect(onPage(page, claim.id)).toBeInViewport();
    });

    test('a wrong vote, then a right one: graded from a run, and marked in the index', async ({
      page,
    }) => {
      const { id, stances, truth } = claimNamed('del-frees-memory');
      const question = await vote(page, id, 'believe');
      await question.isGraded('wrong');
      await expect(question.status).toContainText(plainText(stances.believe.why, language));
      await expect(question.status).toContainText(labels[`truth-${truth}`]);
      const entry = page.locator(`claims-index li[data-claim="${id}"]`);
      await expect(entry).toContainText(labels['vote-wrong']);
      await question.again.click();
      await vote(page, id, 'depends');
      await question.isGraded('right');
      await expect(entry).toContainText(labels['vote-right']);
      await counted(page, claims.length, 1);

      await page.reload();
      await expect(entry).toContainText(labels['vote-right']);
    });

    test('evidence is run, and recorded evidence shows every version', async ({ page }) => {
      const claim = onPage(page, 'range-takes-memory');
      await claim.getByText(labels['claim-evidence']).click();
      for (const address of ['range-list.a-range.object@2.7', 'range-list.a-range.object@3.13']) {
        const { value, unit } = recordedValue(address);
        const row = claim.getByRole('row').filter({ hasText: formatRecorded(value, unit, words) });
        await expect(row.first()).toBeVisible();
      }
      await expect(claim.locator('.claim-verdict .claim-truth')).toContainText('CPython 2.7');
      const cell = new Cell(page, language, 'big-range');
      await cell.run.click();
      await cell.hasState('done');
    });

    test('a vote on what was only recorded needs no Python', async ({ page, requests }) => {
      const claim = claimNamed('csv-stays-on-disk');
      const question = new QuestionOnPage(page, language, claim.id);
      await question.option(labels['stance-doubt']).check();
      await question.element.getByRole('button', { name: labels['commit-answer'] }).click();
      await question.isGraded('right');
      expect(requests.filter((url) => url.includes('pyodide.asm'))).toEqual([]);
    });

    test('the list is narrowed by topic, by verdict and by vote', async ({ page }) => {
      for (const { title, claims: inTopic } of Object.values(topics)) {
        await filterBy(page, 'filter-topic').selectOption({ label: title[words.lang] });
        await expect(shown(page)).toHaveCount(Object.keys(inTopic).length);
        await counted(page, Object.keys(inTopic).length, 0);
      }
      await filterBy(page, 'filter-topic').selectOption({ label: labels['filter-all'] });
      await filterBy(page, 'filter-truth').selectOption('once');
      const once = claims.filter(({ truth }) => truth === 'once');
      await expect(shown(page)).toHaveCount(once.length);
      await filterBy(page, 'filter-vote').selectOption('right');
      await expect(shown(page)).toHaveCount(0);
    });

    test('a link to a claim that is hidden brings all of them back', async ({ page }) => {
      await filterBy(page, 'filter-truth').selectOption('true');
      await page.evaluate(() => (location.hash = '#range-takes-memory'));
      await expect(onPage(page, 'range-takes-memory')).toBeVisible();
      await expect(shown(page)).toHaveCount(claims.length);
    });

    test('axe finds nothing, opened and narrowed, and nothing scrolls sideways', async ({
      page,
    }) => {
      for (const id of ['del-frees-memory', 'pools-of-256', 'getsizeof-tells-the-size']) {
        await onPage(page, id).getByText(labels['claim-evidence']).click();
      }
      await axeFindsNothing(page, 'claims, opened');
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('every claim, its evidence and its verdict can be read', async ({ page }) => {
        await expect(filterBy(page, 'filter-topic')).toHaveCount(0);
        for (const { id, truth } of claims) {
          const claim = onPage(page, id);
          await claim.getByText(labels['claim-evidence']).click();
          await expect(claim.locator('.claim-verdict'), id).toContainText(labels[`truth-${truth}`]);
          await expect(claim.locator('.claim-sources').getByRole('link').first()).toBeVisible();
        }
      });
    });
  });
}
