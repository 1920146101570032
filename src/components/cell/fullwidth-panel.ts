/** Below the editor: which full-width marks the code has, and one press to replace them all. */
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, StateField } from '@codemirror/state';
import { Decoration, EditorView, type Panel, showPanel } from '@codemirror/view';
import { fill, type Words } from '../shared/labels.ts';
import { type FullWidthMark, fullWidthMarks } from './fullwidth.ts';

/** Milliseconds that parsing may take at a key press; what is parsed later is looked at later. */
const PATIENCE = 20;

const marksField = StateField.define<readonly FullWidthMark[]>({
  create: marksIn,
  update: (marks, { docChanged, state, startState }) =>
    docChanged || syntaxTree(state) !== syntaxTree(startState) ? marksIn(state) : marks,
});

const underline = Decoration.mark({ class: 'cm-fullwidth' });
const underlines = EditorView.decorations.compute([marksField], (state) =>
  Decoration.set(state.field(marksField).map(({ at }) => underline.range(at, at + 1))),
);

const theme = EditorView.theme({
  '.cm-fullwidth': {
    backgroundColor: 'var(--freed-dying-soft)',
    borderBottom: '2px dashed var(--freed-dying)',
  },
  '.cm-panels': { backgroundColor: 'transparent', color: 'var(--freed-text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: 'none' },
  '.cm-fullwidth-panel': { fontFamily: 'var(--sl-font)', fontSize: '1rem' },
  '.cm-fullwidth-panel:not(:empty)': { padding: '0.625rem 0' },
  '.cm-fullwidth-panel button': {
    minHeight: '2.5rem',
    marginTop: '0.375rem',
    padding: '0.25rem 0.875rem',
    border: '1px solid var(--freed-muted)',
    borderRadius: '0.375rem',
    background: 'var(--freed-paper)',
    color: 'var(--freed-text)',
    font: 'inherit',
    cursor: 'pointer',
  },
  '.cm-fullwidth-panel p': { margin: '0', overflowWrap: 'anywhere' },
});

export function fullWidthPanel(words: Words): Extension {
  return [marksField, underlines, theme, showPanel.of((view) => panelOf(view, words))];
}

function marksIn(state: EditorState): FullWidthMark[] {
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state);
  return fullWidthMarks(state.doc.toString(), tree);
}

/** Always there and empty without marks, so that what appears in it is announced. */
function panelOf(view: EditorView, words: Words): Panel {
  const dom = document.createElement('div');
  dom.className = 'cm-fullwidth-panel';
  dom.setAttribute('role', 'status');
  const show = () => {
    const marks = view.state.field(marksField);
    dom.replaceChildren(...(marks.length > 0 ? contents(view, marks, words) : []));
  };
  show();
  return {
    dom,
    update: ({ state, startState }) => {
      if (state.field(marksField) !== startState.field(marksField)) show();
    },
  };
}

function contents(view: EditorView, marks: readonly FullWidthMark[], words: Words): Node[] {
  const [first] = marks;
  const line = view.state.doc.lineAt(first?.at ?? 0).number;
  const names = [...new Set(marks.map(({ mark }) => (mark === '\u3000' ? '␣' : mark)))].join(' ');
  const text = document.createElement('p');
  text.textContent = fill(words, 'fullwidth-found', { line, marks: names });
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.labels['fullwidth-replace'];
  button.addEventListener('click', () => replaceAll(view));
  return [text, button];
}

function replaceAll(view: EditorView): void {
  const changes = view.state
    .field(marksField)
    .map(({ at, instead }) => ({ from: at, to: at + 1, insert: instead }));
  view.dispatch({ changes, userEvent: 'input.complete' });
  view.focus();
}
