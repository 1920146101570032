/** What every custom element of the site is built on: its life on the page, and what it needs there. */
import type { Progress } from '../../progress/store.ts';
import type { Words } from './labels.ts';
import { sharedProgress, sharedWords } from './page.ts';

export abstract class FreedElement extends HTMLElement {
  #isUpgraded = false;
  /** Aborted while the element is off the page; a new one each time it comes onto the page. */
  #stay = new AbortController();

  /** Called once, before `connected`: takes over what the build has left in the element. */
  protected upgrade(): void {
    // An element that only listens has nothing to take over.
  }

  /**
   * Called each time the element comes onto the page. Whatever it listens to outside of itself ends
   * with `here`, which is aborted when the element leaves: `target.addEventListener(…, { signal: here })`.
   */
  protected connected(_here: AbortSignal): void {
    // An element that is done with its upgrade listens to nothing.
  }

  connectedCallback(): void {
    this.#stay.abort();
    this.#stay = new AbortController();
    if (!this.#isUpgraded) {
      this.upgrade(); // where it throws, the element says so again the next time
      this.#isUpgraded = true;
    }
    this.connected(this.#stay.signal);
  }

  disconnectedCallback(): void {
    this.#stay.abort();
  }

  /** Calls `heard` after every change of the reader's progress, here or in another tab, until the element leaves. */
  protected follow(heard: () => void): void {
    const here = this.#stay.signal;
    if (here.aborted) return;
    here.addEventListener('abort', this.progress.subscribe(heard));
  }

  protected get words(): Words {
    return sharedWords();
  }

  protected get progress(): Progress {
    return sharedProgress();
  }

  protected builtPart(selector: string): HTMLElement;
  protected builtPart<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
  /** A part that the build has made. @throws Error when there is none of that kind. */
  protected builtPart(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
    const found = this.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<${this.localName}> was built without ${selector}.`);
  }
}
