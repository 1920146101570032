/** `<recording-chart>`: lets the reader pick the version whose charts are shown. */
import { builtJson } from '../shared/built-in.ts';
import { FreedElement } from '../shared/freed-element.ts';
import type { RecordingData } from './recording-data.ts';

export class RecordingChart extends FreedElement {
  #isDrawn = false;

  protected override upgrade(): void {
    const select = this.querySelector('select');
    select?.addEventListener('change', () => void this.show(select.value));
  }

  /** Draws that version; the drawing code comes in when it is first needed. */
  async show(name: string): Promise<void> {
    const [{ render }, { versionView }] = await Promise.all([
      import('lit-html'),
      import('./version-view.ts'),
    ]);
    const data = this.#data();
    const version = data.versions.find((one) => one.name === name);
    const place = this.querySelector<HTMLElement>('.recorded-shown');
    if (version === undefined || place === null) return;
    // What the build drew is not lit's: it has to go before lit draws for the first time.
    if (!this.#isDrawn) place.replaceChildren();
    this.#isDrawn = true;
    render(versionView(data, version, this.words), place);
  }

  #data(): RecordingData {
    // Written by Recording.astro from the same type: part of this page, not an outside edge.
    return builtJson(this) as RecordingData;
  }
}

customElements.define('recording-chart', RecordingChart);
