/** The instruments of one cell, and the further passes that opening one of them asks for. */
import type { Findings } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import { InstrumentPanel, type PanelOptions } from '../instruments/panel.ts';
import { sharedInterpreter, sharedWords } from '../shared/page.ts';

interface Run {
  cell: CellCode;
  findings: Findings;
}

export class CellInstruments {
  readonly #panel: InstrumentPanel;
  #run: Run | null = null;

  static async create(options: Pick<PanelOptions, 'place' | 'id' | 'chosen'>) {
    let made: CellInstruments | null = null;
    const panel = await InstrumentPanel.create({
      ...options,
      words: sharedWords(),
      measure: async (passes) => made?.measure(passes),
      stop: () => void sharedInterpreter().then((interpreter) => interpreter.stop()),
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

  get open(): InstrumentId | null {
    return this.#panel.open;
  }

  /** Whether further passes go on: a new run need not wait for them. */
  get isMeasuring(): boolean {
    return this.#panel.isMeasuring;
  }

  /** A run begins. */
  begin(): void {
    this.#panel.begin();
  }

  /** A run has ended. @param cell the code that ran. */
  show(cell: CellCode, findings: Findings): void {
    this.#run = { cell, findings };
    this.#panel.show(findings, cell.source);
  }

  /** @throws when Python cannot start. */
  async measure(passes: readonly SecondPass[]): Promise<void> {
    const run = this.#run;
    if (run === null) return;
    const interpreter = await sharedInterpreter();
    const found = await interpreter.more(run.cell, run.findings, {}, passes);
    // Another run has taken its place, or the reader has stopped this one.
    if (this.#run !== run || found.result.status === 'stopped') return;
    this.#run = { ...run, findings: found };
    this.#panel.add(found);
  }
}
