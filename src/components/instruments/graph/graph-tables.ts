/** The graph as two tables: its objects, and the references between them. */
import { html, type TemplateResult } from 'lit-html';
import { NAMESPACE, type ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted } from '../counted.ts';
import { dataTable } from '../data-table.ts';
import type { Props } from '../instrument.ts';
import { namesOf, type Verdict, verdictsOf } from './arithmetic.ts';
import type { GraphState } from './graph.ts';
import { handlesOf } from './handles.ts';

type TableProps = Props<GraphState>;

export function nodesTable(graph: ObjectGraph, props: TableProps): TemplateResult {
  const { say, words } = props;
  const handles = handlesOf(graph);
  const verdicts = verdictsOf(graph);
  const head = ['object', 'type', 'count', 'bytes', 'names', 'verdict'] as const;
  const rows = graph.nodes
    .filter(({ type }) => type !== NAMESPACE)
    .map((node) => {
      const size = node.items === null ? '' : counted('items', node.items, props);
      const verdict: Verdict | 'untracked' = verdicts.get(node.address) ?? 'untracked';
      return html`<tr>
        <th scope="row"><code>${handles.get(node.address) ?? ''}</code></th>
        <td class="words">${[node.type, node.text, size].filter(Boolean).join(' ')}</td>
        <td>${formatNumber(node.count, words.lang)}</td>
        <td>${formatNumber(node.bytes, words.lang)}</td>
        <td class="words">${namesOf(graph, node.address).join(say('list-comma'))}</td>
        <td class="words">${say(`graph-verdict-${verdict}`)}</td>
      </tr>`;
    });
  return dataTable(
    say('graph-nodes'),
    head.map((key) => say(`graph-head-${key}`)),
    rows,
  );
}

export function edgesTable(graph: ObjectGraph, { say }: TableProps): TemplateResult {
  const handles = handlesOf(graph);
  const namespace = graph.nodes.find(({ type }) => type === NAMESPACE)?.address;
  const head = ['from', 'by', 'to'] as const;
  const rows = graph.edges.map(({ from, to, label }) => {
    const isName = from === namespace;
    return html`<tr>
      <td class="words">${isName ? say('graph-program') : (handles.get(from) ?? '')}</td>
      <td class="words"><code>${label}</code></td>
      <td class="words">${handles.get(to) ?? ''}</td>
    </tr>`;
  });
  return html`<details>
    <summary>${say('graph-edges')}</summary>
    ${dataTable(
      say('graph-edges'),
      head.map((key) => say(`graph-head-${key}`)),
      rows,
    )}
  </details>`;
}
