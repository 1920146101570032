/**
 * The instruments under one cell: which tabs there are, which is open, and what each keeps as its
 * state. Loaded behind the first run; asks for further passes when a tab needs them.
 */
import { render } from 'lit-html';
import type { Findings } from '../../interpreter/findings.ts';
import type { SecondPass } from '../../interpreter/pass.ts';
import { passesFor } from '../../interpreter/passes.ts';
import type { Words } from '../shared/labels.ts';
import {
  type AnyInstrument,
  type InstrumentId,
  INSTRUMENTS,
  PASSES,
  type Props,
} from './instrument.ts';
import { panelView } from './panel-view.ts';
import { LOADERS } from './registry.ts';
import { loadSay, type Say } from './say.ts';

export interface PanelOptions {
  place: HTMLElement;
  id: string;
  /** Those that the lesson has chosen, first one open. */
  chosen: readonly InstrumentId[];
  words: Words;
  /** Runs the passes over the findings, which come back through `show` unless they were stopped. */
  measure: (passes: readonly SecondPass[]) => Promise<void>;
}

type State = Record<string, unknown>;

export class InstrumentPanel {
  readonly #options: PanelOptions;
  readonly #say: Say;
  readonly #loaded = new Map<InstrumentId, AnyInstrument>();
  readonly #states = new Map<InstrumentId, State>();
  #shown: readonly InstrumentId[];
  #open: InstrumentId | null;
  #run: { findings: Findings; source: string } | null = null;
  /** The passes that run now, or did not come back from it. */
  #asked: readonly SecondPass[] = [];
  #isMeasuring = false;

  static async create(options: PanelOptions): Promise<InstrumentPanel> {
    return new InstrumentPanel(options, await loadSay(options.words.lang));
  }

  private constructor(options: PanelOptions, say: Say) {
    this.#options = options;
    this.#say = say;
    this.#shown = options.chosen;
    this.#open = options.chosen[0] ?? null;
  }

  /** The passes that the open instrument needs: worth running together with the code. */
  get passes(): readonly SecondPass[] {
    return this.#open === null ? [] : PASSES[this.#open];
  }

  /** New findings, or more of the same run. */
  show(findings: Findings, source: string): void {
    const isSameRun = this.#run?.findings.result.runId === findings.result.runId;
    if (!isSameRun) {
      this.#states.clear();
      this.#asked = [];
    }
    this.#run = { findings, source };
    void this.#update();
  }

  #choose(id: InstrumentId): void {
    this.#open = id;
    if (!this.#isMeasuring) this.#asked = [];
    void this.#update();
  }

  #showAll(): void {
    const others = INSTRUMENTS.filter((id) => id in LOADERS && !this.#shown.includes(id));
    this.#shown = [...this.#shown, ...others];
    this.#render();
    const [first] = others;
    if (first === undefined) return;
    const tab = this.#options.place.querySelector<HTMLElement>(`#${this.#options.id}-tab-${first}`);
    tab?.focus();
  }

  async #update(): Promise<void> {
    this.#render();
    await Promise.all([this.#load(), this.#measure()]);
    this.#render();
  }

  async #load(): Promise<void> {
    const id = this.#open;
    if (id === null || this.#loaded.has(id)) return;
    const loaded = await LOADERS[id]?.();
    if (loaded) this.#loaded.set(id, loaded);
  }

  /** A pass that was stopped is asked for again only by the next run, or by opening its tab again. */
  async #measure(): Promise<void> {
    const wanted = this.#missing;
    if (wanted.length === 0 || wanted.every((pass) => this.#asked.includes(pass))) return;
    this.#asked = wanted;
    this.#isMeasuring = true;
    this.#render();
    await this.#options.measure(wanted);
    this.#isMeasuring = false;
  }

  get #missing(): readonly SecondPass[] {
    return this.#run === null ? [] : passesFor(this.passes, this.#run.findings);
  }

  #render(): void {
    const { place, id } = this.#options;
    const open = this.#open;
    const props = open === null ? null : this.#propsOf(open);
    const instrument = open === null ? undefined : this.#loaded.get(open);
    const isMeasuring = this.#isMeasuring;
    const isReady = props !== null && instrument !== undefined && this.#missing.length === 0;
    const content = isReady
      ? { sentence: instrument.sentence(props), view: instrument.view(props) }
      : null;
    const hasMore = INSTRUMENTS.some((one) => one in LOADERS && !this.#shown.includes(one));
    const view = { id, say: this.#say, shown: this.#shown, hasMore, open, content, isMeasuring };
    const actions = {
      choose: (one: InstrumentId) => {
        this.#choose(one);
      },
      more: () => {
        this.#showAll();
      },
    };
    render(panelView(view, actions), place);
    const root = place.querySelector<HTMLElement>('.instrument');
    if (isReady && root) void instrument.paint?.(root, props);
  }

  #propsOf(id: InstrumentId): Props<State> | null {
    const instrument = this.#loaded.get(id);
    if (this.#run === null || instrument === undefined) return null;
    const { findings, source } = this.#run;
    const state = this.#states.get(id) ?? instrument.initial(findings);
    this.#states.set(id, state);
    const set = (change: State) => {
      this.#states.set(id, { ...this.#states.get(id), ...change });
      this.#render();
    };
    const { words } = this.#options;
    return { findings, source, words, say: this.#say, state, set, id: `${this.#options.id}-${id}` };
  }
}
