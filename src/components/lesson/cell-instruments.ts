/** The instruments of one cell, and the further passes that opening one of them asks for. */
import type { Findings } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import { InstrumentPanel, type PanelOptions } from '../instruments/panel.ts';
import { sharedInterpreter, sharedWords } from '../shared/page.ts';

export class CellInstruments {
  readonly #panel: InstrumentPanel;
  #cell: CellCode | null = null;
  #findings: Findings | null = null;

  static async create(options: Pick<PanelOptions, 'place' | 'id' | 'chosen'>) {
    let made: CellInstruments | null = null;
    const panel = await InstrumentPanel.create({
      ...options,
      words: sharedWords(),
      measure: async (passes) => made?.measure(passes),
    });
    made = new CellInstruments(panel);
    return made;
  }

  private constructor(panel: InstrumentPanel) {
    this.#panel = panel;
  }

  /** What the open instrument needs: worth running together with the code. */
  get passes(): readonly SecondPass[] {
    return this.#panel.passes;
  }

  /** A run has ended. @param cell the code that ran. */
  show(cell: CellCode, findings: Findings): void {
    this.#cell = cell;
    this.#findings = findings;
    this.#panel.show(findings, cell.source);
  }

  async measure(passes: readonly SecondPass[]): Promise<void> {
    const [cell, before] = [this.#cell, this.#findings];
    if (cell === null || before === null) return;
    const interpreter = await sharedInterpreter();
    const found = await interpreter.more(cell, before, {}, passes);
    // Another run has taken its place, or the reader has stopped this one.
    if (this.#findings !== before || found.result.status === 'stopped') return;
    this.show(cell, found);
  }
}
