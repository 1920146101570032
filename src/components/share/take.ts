/** What can be done with a cell beside running it: shared, copied, kept as a file. Loaded when asked for. */
import { render } from 'lit-html';
import { cellFile, fileNameOf } from './cell-file.ts';
import type { Status } from '../cell/cell-panel.ts';
import { saveFile } from '../shared/save-file.ts';
import { messageOf } from '../shared/message-of.ts';
import { sharedProgress, sharedWords } from '../shared/page.ts';
import { snippetOf } from '../../share/snippet.ts';
import { cellFragment, frameLinkTo, type Linking, linkTo, playgroundAddress } from './address.ts';
import { markdownOf } from './markdown.ts';
import { canBeNotebook, notebookNameOf, notebookOf } from './notebook.ts';
import { programOf } from '../../share/program.ts';
import type { PythonCell } from '../cell/python-cell.ts';
import type { Taken } from '../cell/taken.ts';
import { takeView } from './take-view.ts';

export function offerToTake(place: HTMLElement, cell: PythonCell): void {
  new Take(place, cell).show();
}

class Take {
  readonly #place: HTMLElement;
  readonly #cell: PythonCell;
  /** What could not be copied, for the reader to copy by hand. */
  #byHand: string | null = null;

  constructor(place: HTMLElement, cell: PythonCell) {
    this.#place = place;
    this.#cell = cell;
  }

  show(): void {
    const { data } = this.#cell.taken;
    const model = {
      playground: data.own ? null : playgroundAddress(cellFragment(data), sharedWords()),
      byHand: this.#byHand,
    };
    const actions = {
      open: (event: Event) => void this.#open(event),
      copyLink: () => this.#do('copy-failed', () => this.#copyLink()),
      copyMarkdown: () => this.#do('copy-failed', () => this.#copyMarkdown()),
      copyFrame: () => this.#do('copy-failed', () => this.#copyFrame()),
      saveFile: () => this.#do('save-failed', () => this.#saveFile()),
      saveNotebook: () => this.#do('save-failed', () => this.#saveNotebook()),
    };
    render(takeView(model, actions, sharedWords()), this.#place);
  }

  #do(failed: 'copy-failed' | 'save-failed', act: () => Promise<Status> | Status): void {
    const say = async () => {
      try {
        this.#cell.say(await act());
      } catch (error) {
        const message = messageOf(error);
        this.#cell.say({ key: failed, values: { message } });
      }
    };
    void say();
  }

  /** Edits that this browser does not keep go along in the address. */
  async #open(event: Event): Promise<void> {
    const taken = this.#cell.taken;
    const isKept = sharedProgress().isKept && window.top === window;
    if (isKept || taken.code === taken.data.cell.source) return;
    event.preventDefault();
    const link = await linkTo(taken, sharedWords());
    if (link.kind !== 'link') this.#cell.say(tooLong(link));
    else if (window.top === window) location.assign(link.address);
    else window.open(link.address, '_blank', 'noopener');
  }

  async #copyLink(): Promise<Status> {
    const link = await linkTo(this.#cell.taken, sharedWords());
    if (link.kind !== 'link') return tooLong(link);
    return this.#copy(link.address, 'link-copied');
  }

  async #copyMarkdown(): Promise<Status> {
    const taken = this.#cell.taken;
    const { data, code, result } = taken;
    const link = await linkTo(taken, sharedWords());
    const address = link.kind === 'link' ? link.address : null;
    const program = programOf({ ...data.cell, source: code });
    const text = markdownOf(
      { ...pageOf(taken), code: program, result, link: address },
      sharedWords(),
    );
    return this.#copy(text, 'markdown-copied');
  }

  async #copyFrame(): Promise<Status> {
    const taken = this.#cell.taken;
    const link = await frameLinkTo(taken, sharedWords());
    if (link.kind !== 'link') return tooLong(link);
    const { title } = pageOf(taken);
    return this.#copy(snippetOf({ address: link.address, title }), 'frame-copied');
  }

  async #copy(
    text: string,
    done: 'link-copied' | 'markdown-copied' | 'frame-copied',
  ): Promise<Status> {
    const isCopied = await copied(text);
    this.#byHand = isCopied ? null : text;
    this.show();
    if (!isCopied) this.#place.querySelector('textarea')?.select();
    return { key: isCopied ? done : 'copy-by-hand' };
  }

  #saveFile(): Status {
    const { data, cell, ...page } = this.#file();
    const name = fileNameOf(cell);
    saveFile(name, cellFile({ ...data, ...page, cell }, sharedWords()), 'text/x-python');
    return { key: 'saved-cell', values: { name } };
  }

  #saveNotebook(): Status {
    const { data, cell, ...page } = this.#file();
    if (!canBeNotebook(cell)) return { key: 'notebook-budget' };
    const name = notebookNameOf(cell);
    const { result } = this.#cell.taken;
    const text = notebookOf({ ...data, ...page, cell, result }, sharedWords());
    saveFile(name, text, 'application/x-ipynb+json');
    return { key: 'saved-notebook', values: { name } };
  }

  #file() {
    const taken = this.#cell.taken;
    const { data, code } = taken;
    return { data, cell: { ...data.cell, source: code }, ...pageOf(taken) };
  }
}

/** A program of the reader's own has no place on the page: its address would hold all of it. */
function pageOf({ data, id }: Taken): { title: string; address: string } {
  const address = new URL(data.own ? '#' : `#${id}`, homeOf(id)).href.replace(/#$/, '');
  return { title: document.title, address };
}

/** The address of the page that the cell belongs to: in a frame on somebody else's, its lesson. */
function homeOf(id: string): string {
  const home = document.getElementById(id)?.closest<HTMLElement>('[data-home]')?.dataset['home'];
  return new URL(home ?? '', location.href).href;
}

function tooLong({ kind, length, most }: Exclude<Linking, { kind: 'link' }>): Status {
  return { key: kind, values: { length: String(length), most: String(most) } };
}

/** false where the browser does not let the page. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
