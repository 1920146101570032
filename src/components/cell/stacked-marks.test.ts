// @vitest-environment jsdom
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stackedMarks } from './stacked-marks.ts';

const ACUTE = '\u0301';
let view: EditorView;

beforeEach(() => {
  view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc: '', extensions: [stackedMarks] }),
  });
});

afterEach(() => {
  view.destroy();
});

const type = (insert: string) => {
  view.dispatch({ changes: { from: view.state.doc.length, insert } });
};

test('a letter under thousands of marks is shown under thirty, and the code is kept', () => {
  const code = `a${ACUTE.repeat(60_000)} = 1\nb${ACUTE} = 2`;
  type(code);
  expect(view.contentDOM.textContent.match(/\u0301+/)?.[0]).toHaveLength(30);
  expect(view.dom.querySelector('.cm-stacked')?.textContent).toMatch(/^⟨\+\d+⟩$/);
  expect(view.contentDOM.textContent.length).toBeLessThan(200);
  expect(view.contentDOM.textContent).toContain(`b${ACUTE} = 2`);
  expect(view.state.doc.toString()).toBe(code);
});

test('marks that are typed are shown as soon as there are not too many', () => {
  type(`a${ACUTE.repeat(29)}`);
  type(ACUTE);
  expect(view.dom.querySelector('.cm-stacked')).toBeNull();
  type(ACUTE);
  expect(view.dom.querySelector('.cm-stacked')?.textContent).toBe('⟨+1⟩');
  view.dispatch({ changes: { from: 1, to: 2 } });
  expect(view.dom.querySelector('.cm-stacked')).toBeNull();
});
