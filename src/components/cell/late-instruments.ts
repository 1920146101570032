/** The instruments under a cell: they are loaded by its first run. */
import { html, render } from 'lit-html';
import type { Findings } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import { type InstrumentId, PASSES } from '../instruments/instrument.ts';
import type { InstrumentPanel, PanelOptions } from '../instruments/panel.ts';
import { sharedInterpreter, sharedWords } from '../shared/page.ts';

export class LateInstruments {
  readonly #options: Pick<PanelOptions, 'place' | 'id' | 'chosen'>;
  #loading: Promise<InstrumentPanel> | null = null;
  #loaded: InstrumentPanel | null = null;

  constructor(options: Pick<PanelOptions, 'place' | 'id' | 'chosen'>) {
    this.#options = options;
  }

  /** What the open instrument needs is measured together with the run. */
  get passes(): readonly SecondPass[] {
    if (this.#loaded) return this.#loaded.passes;
    const [first] = this.#options.chosen;
    return first === undefined ? [] : PASSES[first];
  }

  /** The one that the reader sees, or will with the first run. */
  get open(): InstrumentId | null {
    return this.#loaded === null ? (this.#options.chosen[0] ?? null) : this.#loaded.open;
  }

  get isMeasuring(): boolean {
    return this.#loaded?.isMeasuring ?? false;
  }

  /** A run begins. */
  begin(): void {
    this.#loaded?.begin();
  }

  /** A run has ended. @param cell the code that ran. */
  async show(cell: CellCode, findings: Findings): Promise<void> {
    try {
      this.#loading ??= this.#load();
      this.#loaded = await this.#loading;
    } catch {
      this.#loading = null; // the next run tries again
      const text = sharedWords().labels['instruments-failed'];
      render(html`<p role="status">${text}</p>`, this.#options.place);
      return;
    }
    this.#loaded.show(cell, findings);
  }

  async #load(): Promise<InstrumentPanel> {
    const { InstrumentPanel } = await import('../instruments/panel.ts');
    return InstrumentPanel.create({
      ...this.#options,
      words: sharedWords(),
      interpreter: sharedInterpreter,
    });
  }
}
