/**
 * A cell's code: the static block until it is first focused, the editor from then on.
 * Keeps the reader's edits as a draft in the progress store.
 */
import type { ItemId, Progress } from '../../progress/store.ts';
import type { Editor } from './editor.ts';

export interface CellCodeOptions {
  /** Holds the static block. */
  container: HTMLElement;
  original: string;
  id: ItemId;
  label: string;
  /** Where edits are kept; null where somebody else does it. */
  progress: Progress | null;
  /** Shows the editor before anybody asks for it. */
  atOnce?: boolean;
  /** The code differs from the original, or does so no longer. */
  changed: () => void;
  run: () => void;
  leave: () => void;
}

export class CellCodeView {
  #code: string;
  #editor: Promise<Editor> | null = null;
  #shown: Editor | null = null;
  readonly #options: CellCodeOptions;

  constructor(options: CellCodeOptions) {
    this.#options = options;
    const draft = options.progress?.draft(options.id);
    this.#code = draft?.code ?? options.original;
    const block = options.container.querySelector('pre');
    // The reader may have come here before this script did.
    const isAwaited = block !== null && block === document.activeElement;
    if (this.edited || isAwaited || options.atOnce) void this.#open();
    block?.addEventListener('focus', () => void this.#open());
    block?.addEventListener('pointerup', () => {
      // Selecting text to copy it is not asking for an editor.
      if (getSelection()?.isCollapsed !== false) void this.#open();
    });
  }

  get code(): string {
    return this.#code;
  }

  set code(text: string) {
    this.#keep(text);
    if (this.#shown) this.#shown.code = text;
    else if (this.edited) void this.#open();
  }

  get edited(): boolean {
    return this.#code !== this.#options.original;
  }

  markLine(line: number | null): void {
    if (this.#shown) this.#shown.markLine(line);
    const lines = this.#options.container.querySelectorAll('pre .line');
    lines.forEach((one, i) => one.classList.toggle('failed-line', i + 1 === line));
  }

  #open(): Promise<Editor> {
    this.#editor ??= import('./editor.ts').then(({ createEditor }) => {
      const { container, label, run, leave } = this.#options;
      const editor = createEditor({
        code: this.#code,
        label,
        run,
        leave,
        changed: (code) => {
          this.#keep(code);
        },
      });
      // The reader may have gone on while the editor was loading: then the focus stays with them.
      const isStillHere = container.contains(document.activeElement);
      container.replaceChildren(editor.element);
      if (isStillHere) editor.focus();
      this.#shown = editor;
      return editor;
    });
    return this.#editor;
  }

  #keep(code: string): void {
    if (code === this.#code) return;
    this.#code = code;
    const { progress, id, changed } = this.#options;
    if (this.edited) progress?.saveDraft(id, code);
    else progress?.clearDraft(id);
    changed();
  }
}
