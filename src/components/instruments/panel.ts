/**
 * The instruments under one cell: which tabs there are, which is open, and what each keeps as its
 * state. Loaded after the first run; asks for further passes when a tab needs them.
 */
import { render } from 'lit-html';
import type { PageInterpreter } from '../../interpreter/client.ts';
import type { Findings } from '../../interpreter/findings.ts';
import { endingIn, hasSentence, isMeasured } from '../../interpreter/notes.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import { passesFor } from '../../interpreter/passes.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import type { Words } from '../shared/labels.ts';
import { failureText } from '../shared/start-failure.ts';
import {
  type AnyInstrument,
  type InstrumentId,
  INSTRUMENTS,
  PASSES,
  passesOf,
  type Props,
} from './instrument.ts';
import { notesOf } from './pass-notes.ts';
import { type PanelActions, type PanelContent, panelView } from './panel-view.ts';
import { LOADERS } from './registry.ts';
import { loadSay, type Say } from './say.ts';

export interface PanelOptions {
  place: HTMLElement;
  id: string;
  /** Those that the lesson has chosen, first one open. */
  chosen: readonly InstrumentId[];
  words: Words;
  /** Runs the further passes. Rejects where Python cannot start. */
  interpreter: () => Promise<Pick<PageInterpreter, 'more' | 'stop'>>;
}

type State = Record<string, unknown>;

interface Run {
  /** The code that ran. */
  cell: CellCode;
  findings: Findings;
}

export class InstrumentPanel {
  readonly #options: PanelOptions;
  readonly #say: Say;
  readonly #loaded = new Map<InstrumentId, AnyInstrument>();
  readonly #states = new Map<InstrumentId, State>();
  #shown: readonly InstrumentId[];
  #open: InstrumentId | null;
  #run: Run | null = null;
  #isMeasuring = false;
  /** Why the open instrument is not there and will not come by itself; null while all is well. */
  #problem: string | null = null;

  static async create(options: PanelOptions): Promise<InstrumentPanel> {
    return new InstrumentPanel(options, await loadSay(options.words.lang));
  }

  private constructor(options: PanelOptions, say: Say) {
    this.#options = options;
    this.#say = say;
    this.#shown = options.chosen.filter((id) => id in LOADERS);
    this.#open = this.#shown[0] ?? null;
  }

  /** The passes that the open instrument needs: worth running together with the code. */
  get passes(): readonly SecondPass[] {
    return this.#open === null ? [] : PASSES[this.#open];
  }

  get open(): InstrumentId | null {
    return this.#open;
  }

  /** Whether further passes go on: a new run need not wait for them. */
  get isMeasuring(): boolean {
    return this.#isMeasuring;
  }

  /** A run begins: what is drawn is of an older one. */
  begin(): void {
    this.#leave();
  }

  /** A run has ended. @param cell the code that ran. */
  show(cell: CellCode, findings: Findings): void {
    this.#leave();
    this.#states.clear();
    this.#run = { cell, findings };
    this.#try();
  }

  #choose(id: InstrumentId): void {
    this.#leave();
    this.#open = id;
    this.#try();
  }

  #leave(): void {
    if (this.#open !== null) this.#loaded.get(this.#open)?.leave?.();
  }

  #showAll(): void {
    const others = this.#hidden;
    this.#shown = [...this.#shown, ...others];
    this.#render();
    const [first] = others;
    if (first === undefined) return;
    const tab = this.#options.place.querySelector<HTMLElement>(`#${this.#options.id}-tab-${first}`);
    tab?.focus();
  }

  get #hidden(): InstrumentId[] {
    return INSTRUMENTS.filter((id) => id in LOADERS && !this.#shown.includes(id));
  }

  /** Gets what the open instrument lacks: its code, and passes. */
  #try(): void {
    this.#problem = null;
    this.#render();
    void this.#load();
    void this.#measure();
  }

  async #load(): Promise<void> {
    const id = this.#open;
    if (id === null || this.#loaded.has(id)) return;
    try {
      const loaded = await LOADERS[id]?.();
      if (loaded) this.#loaded.set(id, loaded);
    } catch {
      if (this.#open === id) this.#problem = this.#say('not-loaded');
    }
    this.#render();
  }

  /** One at a time: what another tab has asked for comes first, what this one lacks comes after. */
  async #measure(): Promise<void> {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    while (this.#missing.length > 0 && this.#problem === null) await this.#measureMissing();
    this.#isMeasuring = false;
    this.#render();
  }

  async #measureMissing(): Promise<void> {
    const [run, wanted] = [this.#run, this.#missing];
    if (run === null) return;
    this.#render();
    try {
      const interpreter = await this.#options.interpreter();
      const findings = await interpreter.more(run.cell, run.findings, {}, wanted);
      if (this.#run !== run) return; // another run has taken its place, and starts anew
      if (findings.result.status !== 'stopped') this.#run = { ...run, findings };
      if (wanted.some((pass) => this.#missing.includes(pass)))
        this.#problem = this.#say('cut-short');
    } catch (error) {
      if (this.#run === run) this.#problem = failureText(error, this.#options.words);
    }
  }

  /** Passes that the open instrument lacks. */
  get #missing(): readonly SecondPass[] {
    if (this.#run === null || this.#open === null || !hasEnded(this.#run)) return [];
    const { findings } = this.#run;
    return passesFor(passesOf(this.#open, findings), findings);
  }

  #render(): void {
    const { place, id, words } = this.#options;
    const [open, say, shown] = [this.#open, this.#say, this.#shown];
    const hasMore = this.#hidden.length > 0;
    const content = this.#content();
    render(panelView({ id, say, words, shown, hasMore, open, content }, this.#actions), place);
    const root = place.querySelector<HTMLElement>('.instrument');
    if (content.type === 'picture' && root) void content.paint?.(root);
  }

  readonly #actions: PanelActions = {
    choose: (id) => {
      this.#choose(id);
    },
    more: () => {
      this.#showAll();
    },
    stop: () => void this.#options.interpreter().then((interpreter) => interpreter.stop()),
    again: () => {
      this.#try();
    },
  };

  #content(): PanelContent {
    const id = this.#open;
    if (id === null || this.#run === null) return { type: 'nothing' };
    if (!hasEnded(this.#run)) return { type: 'problem', text: this.#whyNothing(), canTry: false };
    if (this.#problem !== null) return { type: 'problem', text: this.#problem, canTry: true };
    if (this.#missing.length > 0) return { type: 'measuring' };
    const instrument = this.#loaded.get(id);
    if (instrument === undefined) return { type: 'nothing' };
    try {
      return this.#picture(id, instrument, this.#run);
    } catch (error) {
      // What a worker tells that ran a stranger's code can be of the right shape and still make no sense.
      const text = this.#say('not-drawn', { error: String(error) });
      return { type: 'problem', text, canTry: false };
    }
  }

  /** Why the run has nothing that an instrument could show. */
  #whyNothing(): string {
    const result = this.#run?.findings.result;
    if (result === undefined || result.status === 'stopped') return this.#say('run-stopped');
    const note = result.notes.find(hasSentence);
    const hasBroken = ['broke', 'overflowed'].includes(endingIn(result) ?? '');
    if (hasBroken || note === undefined) return this.#say('run-broke');
    return this.#options.words.labels[`note-${note}`];
  }

  #picture(
    id: InstrumentId,
    instrument: AnyInstrument,
    { cell: { source }, findings }: Run,
  ): PanelContent {
    const { words } = this.#options;
    const state = this.#states.get(id) ?? instrument.initial(findings);
    this.#states.set(id, state);
    const set = (change: State) => {
      const now = this.#states.get(id);
      if (now === undefined) return; // of a run that another one has followed
      this.#states.set(id, { ...now, ...change });
      this.#render();
    };
    const common = { findings, source, words, say: this.#say, state, set };
    const props: Props<State> = { ...common, id: `${this.#options.id}-${id}` };
    return {
      type: 'picture',
      label: findings.result.label,
      sentence: instrument.sentence(props),
      view: instrument.view(props),
      notes: notesOf(id, findings.result, words),
      paint: (root) => instrument.paint?.(root, props),
    };
  }
}

/** Nothing can be added to a run that was stopped, or that came to nothing. */
function hasEnded({ findings: { result } }: Run): boolean {
  return result.status !== 'stopped' && isMeasured(result);
}
