/** `<progress-page>`: shows what this browser keeps, saves it to a file, adds one, and forgets. */
import { render } from 'lit-html';
import type { ProgressData, Scope } from '../../progress/store.ts';
import { exportName, exportProgress, maxFileSize, readImport } from '../../progress/transfer.ts';
import { fill, type Words } from '../shared/labels.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { saveFile } from '../shared/save-file.ts';
import { type Course, courseData } from '../catalogue/course-data.ts';
import { editsIn, progressView, type Said } from './progress-view.ts';
import { refusalText } from './refusal.ts';

class ProgressPageElement extends FreedElement {
  #course: Course = [];
  #place!: HTMLElement;
  #said: Said | null = null;

  protected override upgrade(): void {
    this.#course = courseData(this);
    this.#place = this.builtPart('.progress-body');
    this.#place.replaceChildren();
  }

  protected override connected(): void {
    this.follow(() => this.#show());
    this.#show();
  }

  #show(): void {
    const model = { course: this.#course, data: this.progress.all(), said: this.#said };
    const actions = {
      save: () => this.#save(),
      add: (event: Event) => void this.#add(event),
      forget: (scope: Scope, said: string) => this.#forget(scope, said),
    };
    render(progressView(model, actions, this.words), this.#place);
  }

  #say(text: string, more: Partial<Said> = {}): void {
    this.#said = { text, isProblem: false, undo: null, ...more };
    this.#show();
  }

  #save(): void {
    const now = new Date();
    const name = exportName(now);
    saveFile(name, exportProgress(this.progress.all(), now), 'application/json');
    this.#say(fill(this.words, 'exported', { name }));
  }

  async #add({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return;
    const file = target.files?.[0];
    target.value = ''; // so that the same file can be chosen again
    if (file === undefined) return;
    const words = this.words;
    if (file.size > maxFileSize) {
      const why = { kind: 'too-large', size: file.size } as const;
      this.#say(refusalText(why, words), { isProblem: true });
      return;
    }
    const text = await file.text().catch(() => null);
    if (text === null) {
      this.#say(words.labels['import-unreadable'], { isProblem: true });
      return;
    }
    const read = readImport(text, new Date());
    if (!read.ok) {
      this.#say(refusalText(read.why, words), { isProblem: true });
      return;
    }
    const included = this.progress.include(read.data);
    if (!included.ok) {
      this.#say(words.labels['import-no-room'], { isProblem: true });
      return;
    }
    this.#say(importedText(read.data, included.replaced, words), {
      undo: this.#undoing(included.undo, words.labels['import-undone']),
    });
  }

  #forget(scope: Scope, said: string): void {
    const undo = this.progress.erase(scope);
    this.#say(said, {
      undo: this.#undoing(undo, this.words.labels.undone),
    });
    this.querySelector<HTMLElement>('.progress-undo')?.focus(); // the button pressed may be gone
  }

  #undoing(undo: () => void, said: string): () => void {
    return () => {
      undo();
      this.#say(said);
      this.querySelector<HTMLElement>('button')?.focus();
    };
  }
}

function importedText(data: ProgressData, replaced: number, words: Words): string {
  const { labels } = words;
  const questions = Object.keys(data.answers).length;
  const cells = editsIn(data);
  return fill(words, replaced === 0 ? 'imported' : 'imported-over', {
    n: replaced,
    answers:
      questions === 1
        ? labels['count-questions-one']
        : fill(words, 'count-questions', { n: questions }),
    edits: cells === 1 ? labels['count-cells-one'] : fill(words, 'count-cells', { n: cells }),
  });
}

customElements.define('progress-page', ProgressPageElement);
