/** `<embed-maker>`: what is chosen becomes the HTML of a frame, to be copied. */
import { fill } from '../shared/labels.ts';
import { sharedWords } from '../shared/page.ts';
import { snippetOf } from '../../share/snippet.ts';

class EmbedMakerElement extends HTMLElement {
  #what!: HTMLSelectElement;
  #theme!: HTMLSelectElement;
  #html!: HTMLTextAreaElement;
  #status!: HTMLElement;

  connectedCallback(): void {
    this.#what = this.#part('select[name="what"]', HTMLSelectElement);
    this.#theme = this.#part('select[name="theme"]', HTMLSelectElement);
    this.#html = this.#part('textarea', HTMLTextAreaElement);
    this.#status = this.#part('[role="status"]', HTMLElement);
    this.addEventListener('change', () => this.#write());
    this.#part('button', HTMLElement).addEventListener('click', () => void this.#copy());
    this.#write();
  }

  #write(): void {
    const theme = this.#theme.value === 'auto' ? '' : `&theme=${this.#theme.value}`;
    const page = new URL(this.dataset['page'] ?? '', location.href);
    const address = `${page.href}#${this.#what.value}${theme}`;
    const [chosen] = this.#what.selectedOptions;
    const title = fill(sharedWords(), 'embed-frame-title', {
      lesson: chosen?.closest('optgroup')?.label ?? '',
      what: chosen?.text ?? '',
    });
    this.#html.value = snippetOf({ address, title });
    this.#part('a', HTMLElement).setAttribute('href', address);
    this.#status.textContent = '';
  }

  async #copy(): Promise<void> {
    const { labels } = sharedWords();
    try {
      await navigator.clipboard.writeText(this.#html.value);
      this.#status.textContent = labels['embed-copied'];
    } catch {
      this.#html.select();
      this.#status.textContent = labels['embed-not-copied'];
    }
  }

  #part<Found extends HTMLElement>(selector: string, kind: new () => Found): Found {
    const found = this.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`<embed-maker> was built without ${selector}.`);
    return found;
  }
}

customElements.define('embed-maker', EmbedMakerElement);
