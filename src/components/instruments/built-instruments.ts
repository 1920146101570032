/** The instruments that a lesson shows for a cell, drawn from its built findings; at build time only. */
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit-html';
import type { LessonCell } from '../../content/lesson-folder.ts';
import type { Findings } from '../../interpreter/findings.ts';
import type { Words } from '../shared/labels.ts';
import { drawerAtOnce } from './graph/drawer-at-once.ts';
import { graphWith } from './graph/graph.ts';
import { startGraphviz } from './graph/graphviz.ts';
import type { InstrumentId } from './instrument.ts';
import { pictureView } from './panel-view.ts';
import { notesOf } from './pass-notes.ts';
import { LOADERS } from './registry.ts';
import { loadSay, type Say } from './say.ts';

export async function builtInstruments(
  cell: LessonCell,
  findings: Findings,
  words: Words,
): Promise<string[]> {
  const say = await loadSay(words.lang);
  return Promise.all(cell.show.map((id) => draw(id, { cell, findings, words, say })));
}

/** As in the page, but for the graph: the build draws it itself, and waits for it. */
const loaders: typeof LOADERS = {
  ...LOADERS,
  graph: async () => graphWith(drawerAtOnce(await startGraphviz())),
};

interface Context {
  cell: LessonCell;
  findings: Findings;
  words: Words;
  say: Say;
}

async function draw(id: InstrumentId, { cell, findings, words, say }: Context): Promise<string> {
  const instrument = await loaders[id]?.();
  if (instrument === undefined) return '';
  const state = instrument.initial(findings);
  const props = {
    ...{ findings, words, say, state, source: cell.source },
    id: `${cell.id}-built-${id}`,
    set: () => undefined,
  };
  const view = html`
    <h3 class="instrument-title">${say(`tab-${id}`)}</h3>
    ${pictureView(
      {
        label: findings.result.label,
        sentence: instrument.sentence(props),
        view: instrument.view(props),
        notes: notesOf(id, findings.result, words),
      },
      words,
    )}
  `;
  return collectResult(render(view));
}
