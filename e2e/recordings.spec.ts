/** Recordings: what native Pythons read, with a picker of versions, and whole without JavaScript. */
import type { Locator, Page } from '@playwright/test';
import { formatRecorded } from '../src/components/shared/format.ts';
import {
  readRecording,
  readRecordingLabels,
  recordedValue,
  recordingIds,
} from '../src/content/recorded.ts';
import { nameOfPython } from '../src/content/recording.ts';
import { axeFindsNothing } from './support/axe.ts';
import { type Language, languages } from './support/languages.ts';
import { expect, test } from './support/test.ts';

const addressOf = ({ base }: Language) => `${base}recordings/`;
const recordingOn = (page: Page, id: string) => page.locator(`#recording-${id}`);

for (const language of languages) {
  const { words } = language;
  const { labels } = words;

  test.describe(`Recordings in ${language.name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(language));
    });

    test('each is labelled as recorded, with where, when, its script and its command', async ({
      page,
    }) => {
      for (const id of recordingIds()) {
        const element = recordingOn(page, id);
        const { command, pythons } = readRecording(id);
        const chip = element.getByTitle(labels['label-recorded-long']);
        await expect(chip, id).toContainText(labels['label-recorded']);
        await expect(element).toContainText(readRecordingLabels(id).title[language.lang]);
        const newest = pythons.at(-1);
        if (newest === undefined) throw new Error('A recording of nothing.');
        await expect(element.locator('.recorded-where')).toContainText(nameOfPython(newest));
        await expect(element.locator('.recorded-where')).toContainText(newest.date);
        await expect(element.locator('.recorded-where')).toContainText(newest.system.os);
        await element.getByText(labels['recording-script']).click();
        await expect(element.getByText(command, { exact: true })).toBeVisible();
        await expect(element.locator('.recorded-script pre')).toContainText('from reading import');
      }
    });

    test('another version is picked by keyboard, and its numbers come', async ({ page }) => {
      const element = recordingOn(page, 'given-back');
      const picker = element.getByRole('combobox', { name: labels['recording-version'] });
      for (const version of ['3.9', '3.13']) {
        const name = versionOf('given-back', version);
        await picker.focus();
        await picker.selectOption(name);
        await expect(element.locator('.recorded-where')).toContainText(`CPython ${name}`);
        await showsNumber(
          element,
          language,
          `given-back.tiny-one-in-each-mib.dropped.rss@${version}`,
        );
      }
    });

    test('a number in the text is labelled, and is the one that was recorded', async ({ page }) => {
      const address = 'given-back.many-ints.full.rss@3.13';
      const { value, unit, python } = recordedValue(address);
      const number = page.locator(`data.recorded-value[value="${String(value)}"]`).first();
      await expect(number).toContainText(formatRecorded(value, unit, words));
      await expect(number).toHaveAttribute('title', new RegExp(nameOfPython(python)));
    });

    test('axe finds nothing when everything is open, and nothing scrolls sideways', async ({
      page,
    }) => {
      for (const summary of await page.locator('recording-chart summary').all()) {
        await summary.click();
      }
      await recordingOn(page, 'profilers').getByRole('combobox').selectOption({ index: 1 });
      await axeFindsNothing(page, 'recordings, open');
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
    });

    test('the sidebar leads here from a lesson', async ({ page }) => {
      await page.goto(`${language.base}reference-counting/`);
      const title = { en: 'Recordings from native Python', 'zh-CN': '原生 Python 的实测记录' };
      await page.getByRole('link', { name: title[language.lang] }).click();
      await expect(page).toHaveURL(addressOf(language));
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('charts, every reading and the script are there, and no picker', async ({ page }) => {
        for (const id of recordingIds()) {
          const element = recordingOn(page, id);
          await expect(element.locator('.recorded-chart').first()).toBeVisible();
          await expect(element.getByRole('combobox')).toHaveCount(0);
          const tables = element.locator('.recorded-all table');
          await expect(tables.first()).toBeVisible();
          const versions = readRecording(id).pythons.map(nameOfPython);
          const heads = await tables.first().locator('thead th').allTextContents();
          for (const head of heads.slice(1)) expect(versions).toContain(head.trim());
        }
      });
    });
  });
}

function versionOf(id: string, series: string): string {
  return nameOfPython(recordedValue(`${id}.many-ints.full.rss@${series}`).python);
}

/** In a row of the chart, beside its bar. */
async function showsNumber(element: Locator, { words }: Language, address: string): Promise<void> {
  const { value, unit } = recordedValue(address);
  const text = formatRecorded(value, unit, words);
  await expect(element.locator('.recorded-shown .recorded-number').getByText(text)).not.toHaveCount(
    0,
  );
  await expect(element.locator('.recorded-shown svg').first()).toBeVisible();
}
