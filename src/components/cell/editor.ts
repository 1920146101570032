/**
 * The editor: CodeMirror, loaded when a cell's code is first focused. It lives in a shadow root,
 * because its styles would otherwise need a hole in the page's content policy, and takes its
 * colours from the same CSS variables as the static block it replaces.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { sharedWords } from '../shared/page.ts';
import { fullWidthPanel } from './fullwidth-panel.ts';
import { stackedMarks } from './stacked-marks.ts';
import { offerSymbols, roomForSymbols } from './symbol-bar.ts';
import { tokenHighlighter, TOKENS } from '../shared/tokens.ts';

export interface Editor {
  readonly element: HTMLElement;
  code: string;
  focus(): void;
  /** Marks a line, counted from 1, as the one that failed; null takes the mark away. */
  markLine(line: number | null): void;
}

export interface EditorOptions {
  code: string;
  label: string;
  changed: (code: string) => void;
  run: () => void;
  /** Escape was pressed: the keyboard goes on from somewhere else. */
  leave: () => void;
}

/** As in cell.css, which does not reach into the shadow root. */
const tokenColours = Object.fromEntries(
  TOKENS.map((name) => [`.tok-${name}`, { color: `var(--freed-token-${name})` }]),
);

const theme = EditorView.theme({
  ...tokenColours,
  '&': { color: 'var(--freed-text)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--freed-mono)', lineHeight: 'var(--freed-code-line)' },
  '.cm-content': { padding: '0', caretColor: 'var(--freed-text)' },
  // A letter under many marks is not drawn over the lines above it.
  '.cm-line': { padding: '0', overflowY: 'clip' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    border: 'none',
    color: 'var(--freed-muted)',
  },
  '.cm-lineNumbers .cm-gutterElement': {
    minWidth: 'calc(1.5em + 1rem)',
    padding: '0 1rem 0 0',
  },
  '.cm-stacked': { color: 'var(--freed-muted)' },
  '.cm-failed-line': { backgroundColor: 'var(--freed-dying-soft)' },
});

const setFailedLine = StateEffect.define<number | null>();
const failedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (effect.is(setFailedLine)) next = markOf(transaction.state, effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function markOf(state: EditorState, line: number | null): DecorationSet {
  if (line === null || line > state.doc.lines) return Decoration.none;
  const mark = Decoration.line({ class: 'cm-failed-line' });
  return Decoration.set([mark.range(state.doc.line(line).from)]);
}

export function createEditor({ code, label, changed, run, leave }: EditorOptions): Editor {
  const element = document.createElement('div');
  element.className = 'cell-editor';
  const root = element.attachShadow({ mode: 'open' });
  const act = (action: () => void) => () => {
    action();
    return true;
  };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: code,
      extensions: [
        lineNumbers(),
        history(),
        indentOnInput(),
        indentUnit.of('    '),
        bracketMatching(),
        python(),
        syntaxHighlighting(tokenHighlighter),
        theme,
        failedLine,
        roomForSymbols,
        stackedMarks,
        fullWidthPanel(sharedWords()),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
        keymap.of([
          { key: 'Mod-Enter', run: act(run) },
          { key: 'Escape', run: act(leave) },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  offerSymbols(view, sharedWords());
  return {
    element,
    get code() {
      return view.state.doc.toString();
    },
    set code(text: string) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => {
      view.focus();
    },
    markLine: (line) => {
      view.dispatch({ effects: setFailedLine.of(line) });
    },
  };
}
