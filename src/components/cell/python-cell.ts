/**
 * `<python-cell>`: upgrades the static block and the built result that Astro has rendered.
 * Its public surface is also what tests and embedders use; see the interface.
 */
import { render } from 'lit-html';
import { lacking } from '../../interpreter/capabilities.ts';
import type { Listener } from '../../interpreter/python-worker.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { StartError } from '../../interpreter/start-error.ts';
import { defineErrorGloss } from '../instruments/error-gloss.ts';
import type { outputView, resultView } from '../instruments/result-view.ts';
import {
  announcePython,
  pythonIsHere,
  sharedInterpreter,
  warmInterpreter,
  whenPythonIsHere,
} from '../shared/page.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { startFailure } from '../shared/start-failure.ts';
import { CellCodeView } from './cell-code.ts';
import { type CellData, cellData } from './cell-data.ts';
import { endingOf, IDLE, type PanelModel, panelView, stateOf, type Status } from './cell-panel.ts';
import type { Taken } from './taken.ts';
import { LateInstruments } from './late-instruments.ts';

export interface PythonCell extends HTMLElement {
  /** Reads or replaces the source. */
  code: string;
  /** What the Run button does. Rejects only when Python cannot start. */
  run(): Promise<RunResult>;
  /** What the Stop button does: always ends. */
  stop(): Promise<void>;
  /** The original code and a clean interpreter. */
  reset(): Promise<void>;
  readonly result: RunResult | null;
  /** What can be shared and kept of it, as it stands. */
  readonly taken: Taken;
  /** Says something in the cell's status line. */
  say(status: Status): void;
}

/** What a run needs, and who only reads does not. */
const loaded = () => Promise.all([sharedInterpreter(), import('../instruments/result-view.ts')]);

/** How output and results are shown. */
interface Views {
  outputView: typeof outputView;
  resultView: typeof resultView;
}

export class PythonCellElement extends FreedElement implements PythonCell {
  #data!: CellData;
  #code!: CellCodeView;
  #panel!: HTMLElement;
  #resultPlace!: HTMLElement;
  #instruments!: LateInstruments;
  #result: RunResult | null = null;
  /** The code that the result is of. */
  #ran = '';
  #running: Promise<RunResult> | null = null;
  #printed = { stdout: '', stderr: '', truncated: false };
  #model: PanelModel = IDLE;

  protected override upgrade(): void {
    this.#data = cellData(this);
    this.#panel = this.builtPart('.cell-panel');
    this.#resultPlace = this.builtPart('.cell-result');
    this.#instruments = new LateInstruments({
      place: this.builtPart('.cell-instruments'),
      id: this.id,
      chosen: this.#data.show,
    });
    const { own = false } = this.#data;
    this.#code = new CellCodeView({
      container: this.builtPart('.cell-code'),
      original: this.#data.cell.source,
      id: `${this.#data.lesson}/${this.#data.cell.id}`,
      label: this.words.labels['editor-label'],
      progress: own ? null : this.progress,
      atOnce: own && this.#data.cell.source !== '',
      changed: () => {
        this.#showCode();
        this.dispatchEvent(new CustomEvent('freed:code', { bubbles: true }));
      },
      run: () => void this.run().catch(() => undefined), // said in the panel
      leave: () => {
        this.#panel.querySelector<HTMLElement>('.button-main')?.focus();
      },
    });
    this.builtPart('.cell-code').addEventListener('focusin', () => this.#show({ hint: true }));
    this.builtPart('.cell-code').addEventListener('focusout', () => this.#show({ hint: false }));
    this.#showCode();
    this.addEventListener('focusin', warmInterpreter, { once: true });
    this.addEventListener('pointerdown', warmInterpreter, { once: true });
  }

  protected override connected(here: AbortSignal): void {
    const lack = lacking(globalThis);
    if (lack !== null) {
      this.#show({ activity: { kind: 'lacking' }, status: { key: `lacks-${lack}` } });
      this.querySelector('.cell-built')?.setAttribute('open', '');
      return;
    }
    this.#show({ toFetch: pythonIsHere() ? null : this.#data.transferBytes });
    whenPythonIsHere(() => this.#show({ toFetch: null }), here);
  }

  get code(): string {
    return this.#code.code;
  }

  set code(text: string) {
    this.#code.code = text;
  }

  get result(): RunResult | null {
    return this.#result;
  }

  get taken(): Taken {
    const result = this.#ran === this.code ? this.#result : null;
    const open = this.#instruments.open;
    return { data: this.#data, code: this.code, id: this.id, open, result };
  }

  say(status: Status): void {
    this.#show({ status });
  }

  async run(): Promise<RunResult> {
    // Running again while it runs begins anew; whoever asked last gets the last word.
    while (this.#running !== null) await this.#end();
    if (this.#instruments.isMeasuring) await this.stop();
    const running = this.#runNow();
    this.#running = running;
    try {
      return await running;
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }

  async stop(): Promise<void> {
    const [interpreter] = await loaded(); // as a run waits, so that it is asked for before it is stopped
    await interpreter.stop();
  }

  async reset(): Promise<void> {
    await this.#end();
    this.#resetCode();
    await this.#restart();
  }

  async #runNow(): Promise<RunResult> {
    this.#mustHavePython();
    this.#begin();
    const cell: CellCode = { ...this.#data.cell, source: this.code };
    try {
      const [interpreter, views] = await loaded();
      const { passes } = this.#instruments;
      const findings = await interpreter.explore(cell, this.#listener(views), passes);
      this.#ran = cell.source;
      this.#finish(findings.result, views);
      void this.#instruments.show(cell, findings);
      return findings.result;
    } catch (error) {
      this.#show({ activity: { kind: 'failed' }, status: startFailure(error) });
      throw error;
    }
  }

  /** @throws StartError where this browser lacks what Python needs; the panel says so already. */
  #mustHavePython(): void {
    const lack = lacking(globalThis);
    if (lack !== null) throw new StartError(`This browser has no ${lack}.`, 'unsupported');
  }

  /** Stops, and waits until what was stopped has said its last. */
  async #end(): Promise<void> {
    await this.stop();
    await this.#running?.catch(() => undefined); // said in the panel
    this.#running = null;
  }

  #begin(): void {
    this.#instruments.begin();
    this.#printed = { stdout: '', stderr: '', truncated: false };
    this.#code.markLine(null);
    const key = pythonIsHere() ? 'waiting' : 'starting';
    this.#show({ activity: { kind: 'starting', download: null }, status: { key } });
  }

  #listener({ outputView }: Views): Listener {
    return {
      progress: (loaded, total) => {
        const { kind } = this.#model.activity;
        if (kind !== 'starting' && kind !== 'running') return;
        const download = loaded < total ? { loaded, total } : null;
        this.#show({ activity: { kind, download } });
      },
      phase: (phase) => {
        announcePython();
        const kind = phase === 'running' ? 'running' : 'starting';
        this.#show({ activity: { kind, download: null }, status: { key: phase } });
        render(outputView(this.#printed, this.words), this.#resultPlace);
      },
      output: (stream, text) => {
        this.#printed[stream] += text;
        render(outputView(this.#printed, this.words), this.#resultPlace);
      },
    };
  }

  #finish(result: RunResult, { resultView }: Views): void {
    this.#result = result;
    // The reader's own result takes the built one's place.
    this.querySelector('.cell-built[data-open-at-first]')?.removeAttribute('open');
    render(resultView(result, this.words), this.#resultPlace);
    this.#code.markLine(result.error?.line ?? null);
    this.#show({ activity: { kind: result.status }, status: { key: endingOf(result) } });
    this.dispatchEvent(new CustomEvent('freed:result', { bubbles: true, detail: result }));
  }

  #resetCode(): void {
    this.#code.code = this.#data.cell.source;
    this.#show({ status: { key: 'code-reset' } });
  }

  async #restart(): Promise<void> {
    (await sharedInterpreter()).restart();
    this.#show({ activity: { kind: 'idle' }, status: { key: 'restarted' } });
  }

  #showCode(): void {
    const { own = false } = this.#data;
    const isEdited = this.#code.edited;
    this.#show({ code: own ? { kind: 'own' } : { kind: 'lesson', isEdited } });
  }

  #show(change: Partial<PanelModel>): void {
    this.#model = { ...this.#model, ...change };
    this.dataset['state'] = stateOf(this.#model);
    const actions = {
      run: () => void this.run().catch(() => undefined), // said in the panel
      stop: () => void this.stop(),
      resetCode: () => this.#resetCode(),
      restart: () => void this.#restart(),
    };
    render(panelView(this.#model, actions, this.words), this.#panel);
  }
}

defineErrorGloss();
customElements.define('python-cell', PythonCellElement);
