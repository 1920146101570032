/**
 * `<play-ground>`: one cell for the reader's own programs. The address says what is open (place.ts);
 * with the first edit it becomes a draft, which has an address of its own. Nothing is run here: that is
 * for the cell, when the reader asks it to.
 */
import { render } from 'lit-html';
import { FreedElement } from '../shared/freed-element.ts';
import { fillText } from '../shared/labels.ts';
import { progressNotice, showNotice } from '../shared/notices.ts';
import { browserStorage, pythonIsHere, sharedInterpreter } from '../shared/page.ts';
import '../cell/python-cell.ts';
import type { PythonCell } from '../cell/python-cell.ts';
import { type KeptDraft, Drafts, newDraftId } from './drafts.ts';
import { linesWithHidden } from './hidden.ts';
import { open, type Opened } from './open.ts';
import { type Place, placeOf } from './place.ts';
import {
  type ExampleData,
  examplesOfPage,
  type PlaygroundData,
  playgroundData,
} from './playground-data.ts';
import { draftsView, type HeadModel, headView, type Said } from './playground-view.ts';
import { BLANK, cellDataOf, cellElement, type Program } from './program.ts';
import { lastOpen, rememberOpen } from './tab.ts';

class PlaygroundElement extends FreedElement {
  #data!: PlaygroundData;
  #said!: Said;
  #drafts!: Drafts;
  #examples!: ReadonlyMap<string, ExampleData>;
  #program: Program = BLANK;
  /** The draft that the program is kept as; null until the reader changes it. */
  #draft: string | null = null;
  /** The draft that was in the cell before. */
  #last: KeptDraft | null = null;
  #deleted: KeptDraft | null = null;
  #ran = false;
  #problem: string | null = null;
  #note: string | null = null;
  /** Counts what was opened: what comes late is no longer wanted. */
  #turn = 0;

  protected override upgrade(): void {
    this.#data = playgroundData(this);
    this.#said = { own: this.#data.words, words: this.words };
    this.#drafts = new Drafts(browserStorage(), (notice) => {
      showNotice(progressNotice(notice, this.words));
    });
    this.#examples = examplesOfPage();
    this.addEventListener('freed:code', () => this.#changed());
    this.addEventListener('freed:result', () => this.#hasRun());
    this.#go(this.#firstPlace());
  }

  protected override connected(here: AbortSignal): void {
    addEventListener('hashchange', () => this.#go(placeOf(location.hash)), { signal: here });
    addEventListener('storage', () => this.#show(), { signal: here });
  }

  /** What the address asks for; else what this tab had open before, or an empty program. */
  #firstPlace(): Place {
    const asked = placeOf(location.hash);
    if (asked !== null) return asked;
    const before = lastOpen();
    if (before !== null && this.#drafts.read(before) !== null) return { kind: 'draft', id: before };
    this.#last = this.#drafts.list().drafts[0] ?? null;
    return { kind: 'blank' };
  }

  /** @param place null where the address means a part of the page: everything stays. */
  #go(place: Place | null): void {
    if (place === null) return;
    if (place.kind === 'draft' && place.id === this.#draft) return;
    this.#turn += 1;
    const turn = this.#turn;
    const sources = { data: this.#data, drafts: this.#drafts, examples: this.#examples };
    void open(place, sources).then((opened) => {
      if (turn === this.#turn) this.#opened(opened, place);
    });
  }

  #opened(opened: Opened, place: Place): void {
    if (this.#draft !== null) this.#last = this.#keptDraft(this.#draft);
    const isOpen = 'program' in opened;
    this.#program = isOpen ? opened.program : BLANK;
    this.#problem = isOpen ? null : fillText(this.#data.words[opened.problem], opened.values ?? {});
    this.#draft = isOpen && place.kind === 'draft' ? place.id : null;
    if (this.#last?.id === this.#draft) this.#last = null;
    this.#ran = false;
    this.#note = null;
    rememberOpen(this.#draft);
    this.#replaceCell();
    this.#show();
    if (placeOf(location.hash) !== null) this.#goThere();
  }

  /** A reader who followed a link to it, from the list below or from elsewhere, sees and hears what is open. */
  #goThere(): void {
    this.scrollIntoView();
    this.builtPart('.playground-head').focus({ preventScroll: true });
  }

  /** A new cell for a new program, and a clean Python with it. */
  #replaceCell(): void {
    const before = this.#cell;
    if (before && pythonIsHere()) {
      void before.stop().then(async () => (await sharedInterpreter()).restart());
    }
    const cell = cellElement(cellDataOf(this.#program, this.#data));
    this.builtPart('.playground-cell').replaceChildren(cell);
  }

  get #cell(): PythonCell | null {
    return this.querySelector<PythonCell>('python-cell');
  }

  #changed(): void {
    const code = this.#cell?.code ?? '';
    if (code === this.#program.code) return;
    const { show, origin, budget } = this.#program;
    this.#program = { ...this.#program, code };
    this.#problem = null;
    if (code.trim() === '') {
      if (this.#draft !== null) this.#drafts.remove(this.#draft);
    } else {
      const saved = { code, show: [...show], origin, ...(budget !== undefined && { budget }) };
      this.#isKeptAs(this.#drafts.save(this.#draft ?? newDraftId(), saved));
    }
    this.#show();
  }

  #isKeptAs(id: string): void {
    if (id === this.#draft) return;
    if (this.#draft !== null) this.#note = this.#data.words.forked;
    // An example stays one step back; an empty program is nothing to go back to.
    const isStep = this.#draft === null && !['', '#new'].includes(location.hash);
    history[isStep ? 'pushState' : 'replaceState'](history.state, '', `#draft/${id}`);
    this.#draft = id;
    rememberOpen(id);
  }

  #hasRun(): void {
    this.#ran = true;
    this.#show();
  }

  #keptDraft(id: string): KeptDraft | null {
    return this.#drafts.list().drafts.find((one) => one.id === id) ?? null;
  }

  #remove(kept: KeptDraft): void {
    this.#drafts.remove(kept.id);
    this.#deleted = kept;
    if (this.#last?.id === kept.id) this.#last = null;
    this.#show();
    this.querySelector<HTMLElement>('.playground-drafts button')?.focus();
  }

  #restore(kept: KeptDraft): void {
    this.#drafts.save(kept.id, kept.draft);
    this.#deleted = null;
    this.#show();
  }

  #show(): void {
    const list = this.#drafts.list();
    const model = { ...list, current: this.#draft, deleted: this.#deleted };
    const actions = {
      remove: (kept: KeptDraft) => this.#remove(kept),
      restore: (kept: KeptDraft) => this.#restore(kept),
    };
    render(headView(this.#head(), this.#said), this.builtPart('.playground-head'));
    render(draftsView(model, actions, this.#said), this.builtPart('.playground-drafts'));
  }

  #head(): HeadModel {
    const { code, origin } = this.#program;
    const isKept = this.#draft !== null && this.#drafts.isKept(this.#draft);
    return {
      origin,
      ...this.#whence(),
      draft: this.#draft === null ? null : { isKept },
      ran: this.#ran,
      hidden: origin.kind === 'link' ? linesWithHidden(code) : [],
      problem: this.#problem,
      note: this.#note,
      last: this.#last,
    };
  }

  /** Title and address of what the program began with. */
  #whence(): Pick<HeadModel, 'title' | 'href'> {
    const { origin } = this.#program;
    if (origin.kind === 'example') {
      const link = document.querySelector(`[data-example="${CSS.escape(origin.id)}"] > a`);
      return { title: link?.textContent ?? origin.id, href: null };
    }
    if (origin.kind !== 'cell') return { title: '', href: null };
    const page = this.#data.lessons.find(({ name }) => name === origin.lesson);
    return { title: page?.title ?? origin.lesson, href: page ? `${page.href}#${origin.id}` : null };
  }
}

customElements.define('play-ground', PlaygroundElement);
