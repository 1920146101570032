/**
 * `<embed-page>`: one cell or one question on another site's page, in a frame. It comes out of its
 * lesson's page and is the same element as there. What happens to it is told to the page around
 * (messages.ts), and nothing runs before it is asked to.
 */
import { render } from 'lit-html';
import type { RunResult } from '../../interpreter/result.ts';
import { fetchPart, PartError } from '../catalogue/lesson-part.ts';
import { GRADED, type GradedDetail } from '../quiz/graded.ts';
import { playgroundData } from '../playground/playground-data.ts';
import '../share/cell-share.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { endWithPage } from '../shared/page.ts';
import { type EmbedModel, embedNote } from './embed-view.ts';
import { type Place, readFragment, type Wanted } from '../../share/fragment.ts';
import { tellHeight, tellHost } from './messages.ts';
import { followTheme } from './theme.ts';

class EmbedPageElement extends FreedElement {
  /** `<lesson>/<id>` of what is shown; null for shared code and before anything is. */
  #id: string | null = null;
  readonly #asked = readFragment(location.hash);

  protected override upgrade(): void {
    endWithPage();
    this.addEventListener('freed:result', this.#tellRun);
    this.addEventListener(GRADED, this.#tellVerdict);
    const asked = this.#asked;
    if (asked.kind === 'wanted') void this.#show(asked.wanted);
    else this.#note({ kind: asked.kind === 'none' ? 'nothing-asked' : 'damaged' });
  }

  protected override connected(here: AbortSignal): void {
    addEventListener('hashchange', () => location.reload(), { signal: here });
    tellHeight(this, here);
    followTheme(this.#asked.kind === 'wanted' ? this.#asked.theme : 'auto', here);
  }

  async #show(wanted: Wanted): Promise<void> {
    this.#note({ kind: 'loading' });
    if (wanted.kind === 'code') {
      await this.#showCode(wanted.link);
      return;
    }
    try {
      await this.#showPart(wanted);
      tellHost({ type: 'ready', shows: wanted.kind, id: this.#id });
    } catch (error) {
      if (!(error instanceof PartError)) throw error;
      const { reason, message } = error;
      const retry = () => void this.#show(wanted);
      this.#note({ kind: reason, message, lesson: wanted.lesson, id: wanted.id, retry });
    }
  }

  async #showCode(link: string): Promise<void> {
    const { openShared } = await import('./shared-code.ts');
    const opened = await openShared(link, playgroundData(this));
    if ('problem' in opened) {
      this.#note({ kind: 'damaged', said: opened.problem });
      return;
    }
    const home = `${this.#lessons}playground/`;
    this.#name(this.words.labels['embed-code-title'], `${home}#${link}`);
    this.builtPart('.embed-shown').replaceChildren(opened.element);
    render(opened.note, this.builtPart('.embed-note'));
    tellHost({ type: 'ready', shows: 'code', id: null });
  }

  async #showPart(place: Place): Promise<void> {
    const { kind, lesson, id } = place;
    const home = `${this.#lessons}${lesson}/`;
    const [{ element, title }] = await Promise.all([
      fetchPart(home, kind, id),
      kind === 'cell' ? import('../cell/python-cell.ts') : import('../quiz/quiz-question.ts'),
    ]);
    this.#id = `${lesson}/${id}`;
    this.#name(title, `${home}#${id}`);
    const shown = this.builtPart('.embed-shown');
    shown.dataset['home'] = home;
    this.#note(null);
    shown.replaceChildren(element);
  }

  /** The address of the site's pages in this language. */
  get #lessons(): string {
    return this.dataset['lessons'] ?? '/';
  }

  /** Says what this is, and leads to where it stands in full. */
  #name(title: string, address: string): void {
    document.title = title;
    this.builtPart('h1').textContent = title;
    this.builtPart('.embed-full').setAttribute('href', address);
  }

  #note(model: EmbedModel | null): void {
    render(embedNote(model, this.words), this.builtPart('.embed-note'));
    if (model !== null && model.kind !== 'loading') {
      tellHost({ type: 'problem', problem: model.kind });
    }
  }

  readonly #tellRun = (event: Event): void => {
    const { status } = (event as CustomEvent<RunResult>).detail; // our own element's
    tellHost({ type: 'run', cell: this.#id, status });
  };

  readonly #tellVerdict = (event: Event): void => {
    const { verdict, attempt } = (event as CustomEvent<GradedDetail>).detail; // our own element's
    if (this.#id !== null) tellHost({ type: 'verdict', question: this.#id, verdict, attempt });
  };
}

customElements.define('embed-page', EmbedPageElement);
