/** Elements that show what the reader has done: they hear of it while they stand on the page. */
import { sharedProgress } from './page.ts';

export abstract class FollowingElement extends HTMLElement {
  #end: (() => void) | null = null;

  /**
   * Calls `heard` after every change of the reader's progress, here or in another tab, until the
   * element leaves the page; one that comes back has to ask again. The last that asks is heard.
   */
  protected follow(heard: () => void): void {
    this.#end?.();
    this.#end = sharedProgress().subscribe(heard);
  }

  disconnectedCallback(): void {
    this.#end?.();
    this.#end = null;
  }
}
