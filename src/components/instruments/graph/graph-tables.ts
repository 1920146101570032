/** The graph as two tables: its objects, and the references between them. */
import { html, nothing, type TemplateResult } from 'lit-html';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted, countShort } from '../counted.ts';
import { dataTable } from '../data-table.ts';
import { firstRows } from '../first-rows.ts';
import { whenOpen } from '../when-open.ts';
import type { Props } from '../instrument.ts';
import { fatesOf, namesOf, verdictsOf } from './arithmetic.ts';
import { type Arrow, arrowsOf } from './arrows.ts';
import { labelOf } from './dot.ts';
import type { GraphState } from './graph.ts';
import { handlesOf } from './handles.ts';
import { listed } from './step-words.ts';

type TableProps = Props<GraphState>;

export function nodesTable(graph: ObjectGraph, props: TableProps): TemplateResult {
  const { say, words } = props;
  const handles = handlesOf(graph);
  const [verdicts, fates] = [verdictsOf(graph), fatesOf(graph)];
  const head = ['object', 'type', 'count', 'bytes', 'names', 'verdict'] as const;
  const objects = graph.nodes.filter(({ type }) => type !== NAMESPACE);
  const rows = firstRows(objects, head.length, props, (node) => {
    const size = node.items === null ? '' : counted('items', node.items, props);
    const goesWith = fates.get(node.address) === 'garbage' ? 'doomed' : 'untracked';
    const verdict = verdicts.get(node.address) ?? goesWith;
    return html`<tr>
      <th scope="row"><code>${handles.get(node.address) ?? ''}</code></th>
      <td class="words">${[node.type, node.text, size].filter(Boolean).join(' ')}</td>
      <td>${countShort(node.count, props)}</td>
      <td>${formatNumber(node.bytes, words.lang)}</td>
      <td class="words">${listed(namesOf(graph, node.address), props)}</td>
      <td class="words">${say(`graph-verdict-${verdict}`)}</td>
    </tr>`;
  });
  return dataTable(
    say('graph-nodes'),
    head.map((key) => say(`graph-head-${key}`)),
    rows,
  );
}

export function edgesTable(graph: ObjectGraph, props: TableProps): TemplateResult | typeof nothing {
  const { say } = props;
  if (graph.edges.length === 0) return nothing;
  return html`<details>
    <summary>${say('graph-edges')}</summary>
    ${whenOpen(() => edgesIn(graph, props))}
  </details>`;
}

function edgesIn(graph: ObjectGraph, props: TableProps): TemplateResult {
  const { say } = props;
  const handles = handlesOf(graph);
  const namespace = graph.nodes.find(({ type }) => type === NAMESPACE)?.address;
  const head = ['from', 'by', 'to'] as const;
  const rows = firstRows(arrowsOf(graph), head.length, props, (arrow) => {
    const { from, to } = arrow;
    const isName = from === namespace;
    return html`<tr>
      <td class="words">${isName ? say('graph-program') : (handles.get(from) ?? '')}</td>
      <td class="words"><code>${labelIn(arrow, props)}</code></td>
      <td class="words">${handles.get(to) ?? ''}</td>
    </tr>`;
  });
  return dataTable(
    say('graph-edges'),
    head.map((key) => say(`graph-head-${key}`)),
    rows,
  );
}

/** One reference with its whole label; of parallel ones how many they are. */
function labelIn(arrow: Arrow, props: TableProps): string {
  return arrow.edges.length === 1 ? (arrow.labels[0] ?? '') : labelOf(arrow, props);
}
