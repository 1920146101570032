/**
 * Marks beyond those that a letter may have are one sign in the editor, which says how many they are:
 * a link of two hundred characters can hold a letter under sixty thousand of them. The code itself
 * stays as it is.
 */
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { restOf, STACKED } from '../../interpreter/shown-text.ts';

class Rest extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Rest): boolean {
    return other.#text === this.#text;
  }

  toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'cm-stacked';
    sign.textContent = this.#text;
    return sign;
  }
}

const decorator = new MatchDecorator({
  regexp: STACKED,
  decorate: (add, from, to, match) => {
    const [, shown = '', rest = ''] = match;
    add(from + shown.length, to, Decoration.replace({ widget: new Rest(restOf(rest)) }));
  },
});

export const stackedMarks: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.decorations = decorator.updateDeco(update, this.decorations);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
