/**
 * The signs that Python wants and a phone's keyboard hides, in a row above that keyboard while an
 * editor has the focus. On devices with a mouse it never comes.
 */
import { indentLess, indentMore } from '@codemirror/commands';
import { EditorView } from '@codemirror/view';
import { html, render, type TemplateResult } from 'lit-html';
import type { Words } from '../shared/labels.ts';

const SIGNS = ['[', ']', '(', ')', ':', '=', '_', '.'] as const;

/** Pixels: the line that is written on must not be hidden by the bar. */
const ROOM = 56;

/** Fingers are what this device is mostly used with. */
function isForFingers(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

export const roomForSymbols = EditorView.scrollMargins.of(() =>
  isForFingers() ? { bottom: ROOM } : null,
);

/** Follows the editor's focus. It belongs to the page, not to the cell, whose edges would cut it off. */
export function offerSymbols(view: EditorView, words: Words): void {
  if (!isForFingers()) return;
  const bar = document.createElement('div');
  bar.className = 'symbol-bar';
  bar.role = 'toolbar';
  bar.ariaLabel = words.labels['symbol-bar'];
  // A press must not take the focus, or the keyboard would go away under the finger.
  bar.addEventListener('pointerdown', keepFocus);
  bar.addEventListener('mousedown', keepFocus);
  render(buttons(view, words), bar);
  const stand = () => standAboveKeyboard(bar);
  view.contentDOM.addEventListener('focus', () => {
    // Part of the main landmark, as the editor is; it stands where the keyboard is, wherever it lies.
    (document.querySelector('main') ?? document.body).append(bar);
    visualViewport?.addEventListener('resize', stand);
    visualViewport?.addEventListener('scroll', stand);
    stand();
  });
  view.contentDOM.addEventListener('blur', ({ relatedTarget }) => {
    // Who comes there with a keyboard of their own must find it.
    if (relatedTarget instanceof Node && bar.contains(relatedTarget)) return;
    leave();
  });
  bar.addEventListener('focusout', ({ relatedTarget }) => {
    const isInBar = relatedTarget instanceof Node && bar.contains(relatedTarget);
    if (!isInBar && !view.hasFocus) leave();
  });

  function leave(): void {
    bar.remove();
    visualViewport?.removeEventListener('resize', stand);
    visualViewport?.removeEventListener('scroll', stand);
  }
}

function buttons(view: EditorView, { labels }: Words): TemplateResult {
  const act = (action: () => void) => () => {
    action();
    view.focus();
  };
  const insert = (sign: string) => act(() => view.dispatch(view.state.replaceSelection(sign)));
  return html`
    <button type="button" aria-label=${labels['indent-less']} @click=${act(() => indentLess(view))}>
      ⇤
    </button>
    <button type="button" aria-label=${labels['indent-more']} @click=${act(() => indentMore(view))}>
      ⇥
    </button>
    ${SIGNS.map((sign) => html`<button type="button" @click=${insert(sign)}>${sign}</button>`)}
  `;
}

function keepFocus(event: Event): void {
  event.preventDefault();
}

/** The keyboard covers the page's lower end; what is left to see is the visual viewport. */
function standAboveKeyboard(bar: HTMLElement): void {
  if (visualViewport === null) return; // then it stands at the window's lower edge
  const { height, offsetTop } = visualViewport;
  const covered = document.documentElement.clientHeight - height - offsetTop;
  bar.style.setProperty('inset-block-end', `${Math.max(0, covered)}px`);
}
