/** The gallery: one question of each kind, answered wrong and right, in both languages. */
import { fill } from '../src/components/shared/labels.ts';
import { builtAnswer } from '../src/content/built.ts';
import type { Fate, FixQuestion, LocalText, Question, Values } from '../src/quiz/types.ts';
import { editorOf, programOf, typeCode } from './support/answers.ts';
import { axeFindsNothing } from './support/axe.ts';
import { type Language, languages, otherThan } from './support/languages.ts';
import { addressOf, lessonNamed } from './support/lessons.ts';
import { plainText, QuestionOnPage } from './support/question.ts';
import { expect, test } from './support/test.ts';

const gallery = lessonNamed('90-question-gallery');

/** @throws Error when the gallery has no question of that kind. */
function ofKind<T extends Question['type']>(type: T): Extract<Question, { type: T }> {
  const found = gallery.quiz.questions.find(
    (one): one is Extract<Question, { type: T }> => one.type === type,
  );
  if (found === undefined) throw new Error(`The gallery has no question of the kind ${type}.`);
  return found;
}

for (const language of languages) {
  const { labels } = language.words;

  test.describe(`The gallery in ${language.name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.goto(addressOf(gallery, language));
    });

    test('predict: a number that copies too much, then right about another value', async ({
      page,
    }) => {
      const predict = ofKind('predict');
      const question = new QuestionOnPage(page, language, predict.id);
      await question.field.fill('2 MB');
      await question.commit.click();
      await question.isGraded('wrong');
      await says(question, whyOf(predict, 'whole-copy'), language);
      await question.again.click();
      await question.field.fill('６００，０００');
      await question.commit.click();
      await question.isGraded('right');
      await says(question, predict.explain, language, { size: 400_000 });
    });

    test('choice: two that are not true, then all that are', async ({ page }) => {
      const choice = ofKind('choice');
      const question = new QuestionOnPage(page, language, choice.id);
      const boxOf = (text: LocalText) =>
        question.element.getByRole('checkbox', { name: plainText(text, language) });
      const beliefs = choice.options.filter(({ misconception }) => misconception !== undefined);
      for (const { text } of beliefs) await boxOf(text).check();
      await question.commit.click();
      await question.isGraded('wrong');
      for (const { why } of choice.options) await says(question, why, language);
      await question.again.click();
      for (const { text } of choice.options.filter((one) => !beliefs.includes(one))) {
        await boxOf(text).check();
      }
      await question.commit.click();
      await question.isGraded('right');
      await says(question, choice.explain, language);
    });

    test('trace: one number wrong, then every one as it was measured', async ({ page }) => {
      const trace = ofKind('trace');
      const question = new QuestionOnPage(page, language, trace.id);
      const measured = builtAnswer(gallery.name, trace.id) as Record<string, number>;
      const mistake = trace.mistakes?.find(({ id }) => id === 'shelf-once');
      if (mistake?.line === undefined) throw new Error('The mistake "shelf-once" is gone.');
      const fill = async (change: Record<string, number>) => {
        for (const [place, number] of Object.entries({ ...measured, ...change })) {
          const [name = '', line = ''] = place.split('@');
          await fieldOf(question, name, line).fill(String(number));
        }
        await question.commit.click();
      };
      const [name = ''] = Object.keys(measured)[0]?.split('@') ?? [];
      await fill({ [`${name}@${mistake.line}`]: 2 });
      await question.isGraded('wrong');
      await says(question, mistake.why, language);
      await question.again.click();
      await fill({});
      await question.isGraded('right');
      await says(question, trace.explain, language);
    });

    test('cut: the name alone, then a ring opened in the drawing', async ({ page }) => {
      const cut = ofKind('cut');
      const question = new QuestionOnPage(page, language, cut.id);
      const { element } = question;
      const boxOf = (id: string) => {
        const found = cut.references.find((one) => one.id === id);
        if (found === undefined) throw new Error(`The reference "${id}" is gone.`);
        const { remove, from = labels['cut-program'], to } = found;
        const name = `${remove} ${from} → ${to}`;
        return element.getByRole('checkbox', { name, exact: true });
      };
      const foresee = async (name: string, fate: Fate) => {
        await element.getByRole('combobox', { name }).selectOption(labels[`fate-${fate}`]);
      };

      await question.commit.click();
      await expect(question.problem).toHaveText(labels['no-cut']);
      await boxOf('name-parent').check();
      await question.commit.click();
      await expect(question.problem).toHaveText(
        fill(language.words, 'no-fate', { name: 'parent' }),
      );
      await expect(element.getByRole('combobox', { name: 'parent' })).toBeFocused();
      for (const { name } of cut.objects) await foresee(name, 'alive');
      await axeFindsNothing(page, 'a cut chosen', [`quiz-question#${cut.id}`]);
      await question.commit.click();
      await question.isGraded('wrong');
      await says(question, whyOf(cut, 'name-only'), language);
      await expect(question.status).not.toContainText(plainText(cut.explain, language));
      await axeFindsNothing(page, 'a cut graded', [`quiz-question#${cut.id}`]);

      await question.again.click();
      // By selector: in the drawing an arrow has no role; the boxes say the same.
      const arrow = (id: string) => element.locator(`form [data-reference="${id}"] polygon`);
      await arrow('child-parent').click();
      await arrow('name-parent').click();
      await expect(boxOf('child-parent')).toBeChecked();
      await expect(boxOf('name-parent')).toBeChecked();
      for (const { name, becomes } of cut.objects) await foresee(name, becomes);
      await question.commit.click();
      await question.isGraded('right');
      await expect(question.status).toContainText(labels['aim-reached']);
      await says(question, cut.explain, language);
    });

    test('claim: believed, then a matter of versions', async ({ page }) => {
      const claim = ofKind('claim');
      const question = new QuestionOnPage(page, language, claim.id);
      await question.option(labels['stance-believe']).check();
      await question.commit.click();
      await question.isGraded('wrong');
      await says(question, claim.stances.believe.why, language);
      await expect(question.status).toContainText(labels['truth-once']);
      await expect(question.status).toContainText(labels['label-recorded']);
      await question.again.click();
      await question.option(labels['stance-depends']).check();
      await question.commit.click();
      await question.isGraded('right');
      await says(question, claim.explain, language);
    });

    test('on a screen of 320 px nothing of any form is cut off', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      for (const { id } of gallery.quiz.questions) {
        const { element } = new QuestionOnPage(page, language, id);
        await element.scrollIntoViewIfNeeded();
        expect(await element.evaluate(cutOff), id).toEqual([]);
      }
    });

    test('an answer in the middle survives a reload and the other language', async ({ page }) => {
      const cut = ofKind('cut');
      const question = new QuestionOnPage(page, language, cut.id);
      await question.element.getByRole('checkbox').first().check();
      await question.element.getByRole('combobox').first().selectOption({ index: 1 });
      await page.reload();
      await isHalfDone(question);
      const other = otherThan(language);
      await page.goto(addressOf(gallery, other));
      await isHalfDone(new QuestionOnPage(page, other, cut.id));
    });

    test('fix: unchanged, a deliberate mistake, the solution beside it, then right', async ({
      page,
    }) => {
      const fix = ofKind('fix');
      const question = new QuestionOnPage(page, language, fix.id);
      await question.commit.click();
      await question.isGraded('wrong');
      const [goal] = fix.goals;
      if (goal === undefined) throw new Error('The fix has lost its goals.');
      await says(question, goal.why, language);

      const mistake = fix.mistakes.find(({ id }) => id === 'known-answer');
      if (mistake === undefined) throw new Error('The mistake "known-answer" is gone.');
      await typeCode(question, programOf(gallery, `${fix.cell}.${mistake.id}`));
      await editorOf(question).press('ControlOrMeta+Enter');
      await question.isGraded('wrong');
      await says(question, mistake.why, language);
      const check = fix.checks['wrong-answer'];
      if (check === undefined) throw new Error('The check "wrong-answer" is gone.');
      await says(question, check, language);

      await hintsComeOneAtATime(question, fix, language);
      await question.element.getByText(labels.solution, { exact: true }).click();
      await expect(question.element.getByText(labels['diff-legend'])).toBeVisible();
      const deleted = question.element.getByRole('deletion').filter({ hasText: '833308333.5' });
      await expect(deleted).toBeVisible();
      const inserted = question.element.getByRole('insertion').filter({ hasText: 'i * i for i' });
      await expect(inserted).toBeVisible();
      await axeFindsNothing(page, 'after a wrong fix', [`quiz-question#${fix.id}`]);

      await typeCode(question, programOf(gallery, `${fix.cell}.solution`));
      await question.commit.click();
      await question.isGraded('right');
      await says(question, fix.explain, language);

      const other = otherThan(language);
      await page.goto(addressOf(gallery, other));
      const kept = new QuestionOnPage(page, other, fix.id);
      await expect(kept.element).toHaveAttribute('data-verdict', 'right');
      await expect(editorOf(kept)).toContainText('(i * i for i in range(n))');
      await kept.element
        .getByRole('button', { name: other.words.labels['forget-question'] })
        .click();
      await kept.hasVerdict('unanswered');
      await expect(editorOf(kept)).toContainText('[i * i for i in range(n)]');
      await kept.element.getByRole('button', { name: other.words.labels.undo }).click();
      await kept.hasVerdict('right');
      await expect(editorOf(kept)).toContainText('(i * i for i in range(n))');
    });
  });
}

/** Runs in the page: what of a form reaches beyond the screen's edge; drawings scroll in their place. */
function cutOff(question: Element): string[] {
  return [...question.querySelectorAll('form :is(p, label, input, select, button)')]
    .filter((part) => part.closest('.graph-picture') === null)
    .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map(({ outerHTML }) => outerHTML.slice(0, 80));
}

async function isHalfDone({ element }: QuestionOnPage): Promise<void> {
  await expect(element.getByRole('checkbox').first()).toBeChecked();
  await expect(element.getByRole('combobox').first()).toHaveValue('count');
  await expect(element.locator('form [data-cut]')).toHaveCount(1);
}

async function says(
  { status }: QuestionOnPage,
  text: LocalText,
  language: Language,
  values: Values = {},
): Promise<void> {
  await expect(status).toContainText(plainText(text, language, values));
}

/** @throws Error when the question lists no such mistake. */
function whyOf(question: Question, id: string): LocalText {
  const all: readonly { id: string; why: LocalText }[] =
    'mistakes' in question ? (question.mistakes ?? []) : [];
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The mistake "${id}" is gone.`);
  return found.why;
}

function fieldOf({ element, words }: QuestionOnPage, name: string, line: string) {
  return element.getByRole('textbox', { name: fill(words, 'trace-count', { name, line }) });
}

async function hintsComeOneAtATime(
  question: QuestionOnPage,
  { hints }: FixQuestion,
  language: Language,
): Promise<void> {
  for (const [at, hint] of hints.entries()) {
    const text = question.element.getByText(plainText(hint, language));
    await expect(text).toBeHidden();
    const next = fill(language.words, 'hint-open', { n: at + 1, of: hints.length });
    await question.element.getByRole('button', { name: next }).click();
    await expect(text).toBeVisible();
  }
}
