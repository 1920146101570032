/**
 * What stands in a closed `<details>` is made when it is opened: a closed table of thousands of rows
 * costs as much as an open one. In the built page, where nothing answers to opening, it stands there.
 */
import type { ChildPart } from 'lit-html';
import { nothing } from 'lit-html';
import { AsyncDirective, directive } from 'lit-html/async-directive.js';

type Make = () => unknown;

class WhenOpen extends AsyncDirective {
  #make: Make = () => nothing;
  #details: HTMLDetailsElement | null = null;

  /** As the build does it. */
  override render(make: Make): unknown {
    return make();
  }

  override update({ parentNode }: ChildPart, [make]: [Make]): unknown {
    this.#make = make;
    if (!(parentNode instanceof HTMLDetailsElement)) return make();
    if (this.#details !== parentNode) {
      this.#details = parentNode;
      parentNode.addEventListener('toggle', () => this.#toggled());
    }
    return parentNode.open ? make() : nothing;
  }

  /** Closed again it is let go: the next run need not make it anew. */
  #toggled(): void {
    if (this.isConnected) this.setValue(this.#details?.open ? this.#make() : nothing);
  }
}

/** Directly inside a `<details>`. @param make makes what stands in it, whenever it is drawn open. */
export const whenOpen = directive(WhenOpen);
