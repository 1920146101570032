/** `<embed-maker>`: what is chosen becomes the HTML of a frame, to be copied. */
import { fill } from '../shared/labels.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { snippetOf } from '../../share/snippet.ts';

class EmbedMakerElement extends FreedElement {
  #what!: HTMLSelectElement;
  #theme!: HTMLSelectElement;
  #html!: HTMLTextAreaElement;
  #status!: HTMLElement;

  protected override upgrade(): void {
    this.#what = this.builtPart('select[name="what"]', HTMLSelectElement);
    this.#theme = this.builtPart('select[name="theme"]', HTMLSelectElement);
    this.#html = this.builtPart('textarea', HTMLTextAreaElement);
    this.#status = this.builtPart('[role="status"]');
    this.addEventListener('change', () => this.#write());
    this.builtPart('button').addEventListener('click', () => void this.#copy());
    this.#write();
  }

  #write(): void {
    const theme = this.#theme.value === 'auto' ? '' : `&theme=${this.#theme.value}`;
    const page = new URL(this.dataset['page'] ?? '', location.href);
    const address = `${page.href}#${this.#what.value}${theme}`;
    const [chosen] = this.#what.selectedOptions;
    const title = fill(this.words, 'embed-frame-title', {
      lesson: chosen?.closest('optgroup')?.label ?? '',
      what: chosen?.text ?? '',
    });
    this.#html.value = snippetOf({ address, title });
    this.builtPart('a').setAttribute('href', address);
    this.#status.textContent = '';
  }

  async #copy(): Promise<void> {
    const { labels } = this.words;
    try {
      await navigator.clipboard.writeText(this.#html.value);
      this.#status.textContent = labels['embed-copied'];
    } catch {
      this.#html.select();
      this.#status.textContent = labels['embed-not-copied'];
    }
  }
}

customElements.define('embed-maker', EmbedMakerElement);
