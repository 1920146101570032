/** Draws an instrument as the build does, into an element that tests can ask; in either language. */
import { render as renderOnServer } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { html, render } from 'lit-html';
import { type Findings, only } from '../../interpreter/findings.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { runWith } from '../../quiz/run.fixture.ts';
import { wordsOf } from '../shared/words.ts';
import type { AnyInstrument, Props } from './instrument.ts';
import { loadSay } from './say.ts';

export const LANGUAGES = ['en', 'zh-CN'] as const;
type Lang = (typeof LANGUAGES)[number];
type State = Record<string, unknown>;

export function findingsOf(result: Partial<RunResult>, given: Partial<Findings> = {}): Findings {
  return { ...only(runWith(result)), ...given };
}

export async function propsOf(
  instrument: AnyInstrument,
  findings: Findings,
  { lang = 'en', state = {} }: { lang?: Lang; state?: State } = {},
): Promise<Props<State>> {
  return {
    ...{ findings, source: '', id: 'cell-x', set: () => undefined },
    words: wordsOf(lang),
    say: await loadSay(lang),
    state: { ...instrument.initial(findings), ...state },
  };
}

/** As the build draws it: markup made without a page. */
export function drawn(instrument: AnyInstrument, props: Props<State>): HTMLElement {
  const root = document.createElement('div');
  const view = html`<p class="instrument-sentence">${instrument.sentence(props)}</p>
    ${instrument.view(props)}`;
  root.innerHTML = collectResultSync(renderOnServer(view));
  return root;
}

/** As the page draws it, with what it listens to: every change of its state draws it anew. */
export async function live(
  instrument: AnyInstrument,
  findings: Findings,
  lang: Lang = 'en',
): Promise<{ root: HTMLElement; state: () => State }> {
  const root = document.createElement('div');
  document.body.append(root);
  let state: State = instrument.initial(findings);
  const common = await propsOf(instrument, findings, { lang });
  const draw = () => {
    const props = { ...common, state, set };
    render(
      html`<p class="instrument-sentence">${instrument.sentence(props)}</p>
        ${instrument.view(props)}`,
      root,
    );
    void instrument.paint?.(root, props);
  };
  const set = (change: State) => {
    state = { ...state, ...change };
    draw();
  };
  draw();
  return { root, state: () => state };
}

export const textOf = (element: Element | null) =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? null;

export const sentenceOf = (root: HTMLElement) => textOf(root.querySelector('.instrument-sentence'));

/** Rows of the first table, or of the one with that caption, cell by cell. */
export function rowsIn(root: HTMLElement, caption?: string): (string | null)[][] {
  const tables = [...root.querySelectorAll('table')];
  const table = tables.find((one) => caption === undefined || textOf(one.caption) === caption);
  return [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map(textOf));
}
