/** Object graph: who refers to whom around the watched objects, and what the collector makes of it. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { NAMESPACE } from '../../../interpreter/graph.ts';
import { rich, sentence as filled } from '../../shared/rich.ts';
import { counted } from '../counted.ts';
import { type AnyInstrument, instrument, type Props } from '../instrument.ts';
import { fatesOf, type Verdict } from './arithmetic.ts';
import type { Drawer } from './drawer.ts';
import { edgesTable, nodesTable } from './graph-tables.ts';
import { type Direction, type Moment, momentsOf } from './moments.ts';
import { ask, highlight, pictureView } from './picture.ts';
import { listed } from './step-words.ts';
import { stepsView } from './steps-view.ts';
import { chooseView, momentName } from './choose-view.ts';

export interface GraphState {
  moment: number;
  direction: Direction;
  /** Which step of the arithmetic is shown, counted from 1; 0 for none. */
  step: number;
}

export type GraphProps = Props<GraphState>;

interface Chosen {
  moments: Moment[];
  moment: Moment;
  graph: ObjectGraph;
}

/** null where there is no graph at all. */
function chosen({ findings, state }: GraphProps): Chosen | null {
  const moments = momentsOf(findings.graphs ?? []);
  const moment = moments[state.moment] ?? moments.at(-1);
  const graph = moment?.graphs[state.direction] ?? Object.values(moment?.graphs ?? {})[0];
  return moment && graph ? { moments, moment, graph } : null;
}

function sentence(props: GraphProps): TemplateResult | string {
  const { findings, say } = props;
  if (findings.watchedNames.length === 0) {
    return filled(say('graph-none'), { code: html`<code>watch(a=a)</code>` });
  }
  if (findings.graphs === null) return say('not-measured');
  const found = chosen(props);
  if (found === null) return say('graph-dead');
  return [whatIsDrawn(found, props), judgement(found.graph, props)].join(say('sentence-space'));
}

function whatIsDrawn({ graph, moment }: Chosen, props: GraphProps): string {
  const objects = graph.nodes.filter(({ type }) => type !== NAMESPACE);
  const watched = new Set(objects.flatMap(({ names }) => names));
  return props.say(`graph-drawn-${graph.direction}`, {
    moment: momentName(moment, props),
    names: listed([...watched], props),
    objects: counted('objects', objects.length, props),
    references: counted('references', graph.edges.length, props),
  });
}

function judgement(graph: ObjectGraph, props: GraphProps): string {
  const verdicts = [...fatesOf(graph).values()];
  const of = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const garbage = counted('objects', of('garbage'), props);
  if (of('garbage') > 0) return props.say('graph-garbage', { garbage });
  return props.say(of('unknown') > 0 ? 'graph-unknown' : 'graph-alive');
}

function viewWith(drawer: Drawer) {
  return (props: GraphProps): TemplateResult | typeof nothing => {
    const found = chosen(props);
    if (found === null) return nothing;
    const { graph } = found;
    return html`
      <div class="object-graph">
        ${chooseView(found, props)} ${pictureView(graph, drawer, props)} ${stepsView(graph, props)}
        ${nodesTable(graph, props)}
        <p class="instrument-note">${rich(props.say('own-bytes'))}</p>
        ${edgesTable(graph, props)}
      </div>
    `;
  };
}

/** @param drawer what Graphviz runs in: a worker in the page, the build itself. */
export function graphWith(drawer: Drawer): AnyInstrument {
  return instrument<GraphState>({
    initial: ({ graphs }) => ({
      moment: momentsOf(graphs ?? []).length - 1,
      direction: 'held',
      step: 0,
    }),
    sentence,
    view: viewWith(drawer),
    paint: (root, props) => {
      const found = chosen(props);
      if (found === null) return;
      ask(found.graph, drawer, props);
      highlight(root, found.graph, props);
    },
    leave: () => drawer.leave(),
  });
}
