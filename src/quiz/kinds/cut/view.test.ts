// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { drawn, ended, material, ring } from './question.fixture.ts';
import { cut } from './grade.ts';
import { grade } from '../../grade.ts';
import { asked } from '../../question.fixture.ts';
import { wordsOf } from '../../../components/shared/words.ts';
import { newModel, type QuestionModel } from '../../../components/quiz/question-view.ts';
import { draw } from './view-drawing.ts';
import { followDrawing } from './view-picture.ts';
import { cutView } from './view.ts';
import { allIn, rendered, shownModel, textIn } from '../../../components/quiz/shown.fixture.ts';

const words = wordsOf('en');
const { labels } = words;
const right = {
  cut: 'back name',
  'fate.first': 'count',
  'fate.second': 'count',
  'fate.leaf': 'alive',
};

const drawing = await draw(ring, drawn(''), words);
const withDrawing = { ...material, drawing };

function shown(change: Partial<QuestionModel> = {}) {
  return shownModel({ ...newModel(ring, {}, withDrawing), ...change });
}

function shownGraded(answer: Record<string, string>, result = ended('count', 'count', 'alive')) {
  const verdict = grade(ring, answer, [result], { ...asked(), material });
  return shown({ phase: 'graded', graded: { answer, verdict } });
}

test('the drawing names what can be removed and what is asked for, and has no ids', () => {
  const references = [...drawing.matchAll(/data-reference="([^"]*)"/g)].map(([, id]) => id);
  expect(references.sort()).toEqual(['back', 'clear', 'name']);
  const objects = [...drawing.matchAll(/data-object="([^"]*)"/g)].map(([, name]) => name);
  expect(objects.sort()).toEqual(['first', 'leaf', 'second']);
  expect(drawing).not.toMatch(/ id="/);
  expect([...drawing.matchAll(/class="cut-room"/g)]).toHaveLength(3);
});

test('a drawing without one of the references is refused', async () => {
  const without = drawn('\nkept.clear()');
  await expect(draw(ring, without, words)).rejects.toThrow('clear is not drawn');
  await expect(draw(ring, null, words)).rejects.toThrow('nothing to draw');
});

test('the form says every reference and asks for every fate', () => {
  const root = shown();
  expect(allIn(root, '.question-option')).toEqual([
    'del first.other.other second → first',
    'kept.clear() kept → leaf',
    `del first ${labels['cut-program']} → first`,
  ]);
  expect([...root.querySelectorAll('select')].map(({ name }) => name)).toEqual([
    'fate.first',
    'fate.second',
    'fate.leaf',
  ]);
  expect(allIn(root, 'select')[0]).toContain(labels['fate-count']);
  expect(allIn(root, 'select')[0]).not.toContain(labels['fate-collector']);
});

test('where one is enough, one can be chosen', () => {
  const root = shown({ question: { ...ring, cuts: 1 } });
  expect(root.querySelectorAll('input[type="radio"]')).toHaveLength(3);
});

test('what is missing is said at its field', () => {
  const problem = { label: 'no-fate' as const, field: 'fate.leaf', name: 'leaf' };
  const root = shown({ problem });
  expect(root.querySelector('select[aria-invalid="true"]')?.getAttribute('name')).toBe('fate.leaf');
  expect(textIn(root.querySelector('[role="alert"]'))).toContain('leaf');
});

test('an arrow that is clicked ticks its box, and what is ticked is drawn as cut', () => {
  const root = shown();
  document.body.replaceChildren(root); // boxes tell of a click only inside a page
  followDrawing(root);
  const arrow = root.querySelector('form [data-reference="back"]');
  const box = root.querySelector<HTMLInputElement>('input[value="back"]');
  arrow?.querySelector('polygon')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(box?.checked).toBe(true);
  expect(arrow?.hasAttribute('data-cut')).toBe(true);
  box?.click();
  expect(arrow?.hasAttribute('data-cut')).toBe(false);
});

test('what was ticked before is drawn as cut when the form comes anew', async () => {
  const root = shown();
  followDrawing(root);
  const form = root.querySelector('form');
  const again = form?.cloneNode(true);
  if (!form || !(again instanceof HTMLFormElement)) throw new Error('There is no form.');
  form.replaceWith(again);
  const box = again.querySelector<HTMLInputElement>('input[value="name"]');
  if (box) box.checked = true;
  await Promise.resolve();
  expect(again.querySelector('[data-reference="name"]')?.hasAttribute('data-cut')).toBe(true);
});

test('a right answer: the aim, each fate, and the drawing as it is now', () => {
  const root = shownGraded(right);
  const status = textIn(root.querySelector('.question-status'));
  expect(status).toContain(labels['aim-reached']);
  expect(status).toContain('del first.other.other + del first');
  expect(allIn(root, '.parts li')[0]).toBe(
    `first ${labels.measured}: ${labels['fate-count']} ✓ ${labels['you-predicted']}: ${labels['fate-count']}`,
  );
  const dead = [...root.querySelectorAll('[data-dead]')].map((one) =>
    one.getAttribute('data-object'),
  );
  expect(dead.sort()).toEqual(['first', 'second']);
  const gone = [...root.querySelectorAll('[data-cut]')];
  expect(gone.map((one) => one.getAttribute('data-reference')).sort()).toEqual(['back', 'name']);
});

test('a wrong removal: why it misses the aim, and no word of the right one', () => {
  const root = shownGraded({ ...right, cut: 'name' }, ended('alive', 'alive', 'alive'));
  const status = textIn(root.querySelector('.question-status'));
  expect(status).toContain(labels['aim-missed']);
  expect(status).toContain('the ring holds itself');
  expect(status).not.toContain(ring.explain.en);
  expect(root.querySelectorAll('[data-dead]')).toHaveLength(0);
});

test('without Python one right answer can be shown', () => {
  const zh = wordsOf('zh-CN');
  const given = { question: ring, values: {}, words: zh, material, measured: right };
  expect(textIn(rendered(cutView.reveal(given)))).toContain('del first.other.other + del first');
  expect(cutView.kind).toBe(cut);
});
