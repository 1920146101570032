/** One visit: read, run, stop, answer, come back without a network. Part of `npm test`. */
import { expect } from 'vitest';
import { formatExactBytes } from '../../src/components/shared/format.ts';
import { fill } from '../../src/components/shared/labels.ts';
import { builtResult } from '../../src/content/built.ts';
import { chinese, english, languages } from '../support/languages.ts';
import {
  addressOf,
  counting,
  numberQuestion,
  optionQuestion,
  plainText,
  proseOf,
} from '../support/lessons.ts';
import { Cell } from './cell.ts';
import { isKept } from './kept.ts';
import { QuestionOnPage } from './question.ts';
import { test } from './test.ts';

const number = numberQuestion('second-name');
const choice = optionQuestion('who-frees-it');

for (const language of languages) {
  const { words } = language;

  test(`${language.name}: the lesson reads, with its code and what was measured`, async ({
    page,
    host,
  }) => {
    await page.goto(host.origin + addressOf(counting, language));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language.lang);
    const title = await page.evaluate(() => document.querySelector('h1')?.textContent);
    expect(title).toBe(proseOf(counting, language).title);
    for (const [id, { source }] of counting.cells) {
      const cell = new Cell(page, language, id);
      expect(await cell.code()).toBe(source);
      expect(await cell.text('.cell-built')).toContain(words.labels['label-built']);
      await cell.hasState('idle');
    }
  });

  test(`${language.name}: a cell runs, and shows a live reading and counts`, async ({
    page,
    host,
  }) => {
    await page.goto(host.origin + addressOf(counting, language));
    const cell = new Cell(page, language, 'two-names');
    const { before, after, label } = await cell.runsAsItIs();
    await cell.says('done');
    expect(label).toBe('live');
    const delta = after.inUse - before.inUse;
    expect(delta).toBeGreaterThanOrEqual(1_000_000);
    const built = builtResult(counting.name, 'two-names');
    expect(delta, 'as when the page was built').toBe(built.after.inUse - built.before.inUse);
    const written = formatExactBytes(delta, words);
    expect(await cell.text('.cell-result')).toContain(
      fill(words, 'reading-sentence-more', { delta: written }),
    );

    const watching = new Cell(page, language, 'last-name');
    const [watched] = (await watching.runsAsItIs()).watched;
    expect(watched).toMatchObject({ name: 'big', died: { line: 10, by: 'count' } });
    expect(watched?.counts.at(-1)?.count).toBe(0);
    const end = fill(words, 'watched-died-count', { name: 'big', line: 10 });
    expect(await watching.text('.cell-result')).toContain(end);
  });

  test(`${language.name}: answers are graded from a measurement`, async ({ page, host }) => {
    await page.goto(host.origin + addressOf(counting, language));
    const question = new QuestionOnPage(page, language, number.id);
    await question.answer('2 MB');
    await question.isGraded('wrong');
    await question.tryAgain();
    await question.answer('3 MB');
    await question.isGraded('right');

    const options = new QuestionOnPage(page, language, choice.id);
    const [right] = choice.options;
    if (right === undefined) throw new Error(`${choice.id} has no options.`);
    await options.choose(plainText(right.text, language));
    await options.isGraded('right');
    expect(await options.status()).toContain(plainText(right.why, language));
  });
}

test('Stop ends an endless loop; where memory is shared, the variables stay', async ({
  page,
  host,
  engine,
}) => {
  await page.goto(host.origin + addressOf(counting, english));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const isShared = await page.evaluate(() => typeof SharedArrayBuffer === 'function');
  expect(isShared).toBe(engine.sharesMemory);
  const cell = new Cell(page, english, 'two-names');
  await cell.runs('x = 41');
  await cell.begins('while True:\n    pass');
  await cell.press('stop');
  await cell.says(isShared ? 'stopped-interrupted' : 'stopped-replaced');
  await cell.runs('print(globals().get("x"))');
  expect(await cell.printed()).toBe(isShared ? '41\n' : 'None\n');
});

test('after one visit the lesson reads, runs and grades without its server', async ({
  page,
  host,
}) => {
  await page.goto(host.origin + addressOf(counting, english));
  await new Cell(page, english, 'two-names').runs('print(6 * 7)');
  await isKept(page);
  await host.close();

  for (const language of [chinese, english]) {
    await page.goto(host.origin + addressOf(counting, language));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language.lang);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const cell = new Cell(page, language, 'two-names');
    await cell.runs('print(6 * 8)');
    expect(await cell.printed()).toBe('48\n');
  }
  const question = new QuestionOnPage(page, english, number.id);
  await question.answer('1 MB');
  await question.isGraded('right');
});
