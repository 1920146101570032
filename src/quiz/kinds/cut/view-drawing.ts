/** The drawing of a `cut`, made when the site is built: the page needs no Graphviz for it. */
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { edgesOf } from './verify.ts';
import type { CutQuestion } from '../../types.ts';
import { dotOf } from '../../../components/instruments/graph/dot.ts';
import { startGraphviz } from '../../../components/instruments/graph/graphviz.ts';
import { loadSay } from '../../../components/instruments/say.ts';
import type { Words } from '../../../components/shared/labels.ts';

const ID = 'cut';

/**
 * An `<svg>` without ids, since it stands in the page more than once: references and objects that
 * the question names carry `data-reference` and `data-object`.
 * @throws Error when there is no such graph, or not all references in it.
 */
export async function draw(
  question: CutQuestion,
  graph: ObjectGraph | null,
  words: Words,
): Promise<string> {
  if (graph === null) throw new Error(`Question ${question.id}: its cell has nothing to draw.`);
  const [dotToSvg, say] = await Promise.all([startGraphviz(), loadSay(words.lang)]);
  const names = new Map<string, string>();
  for (const reference of question.references) {
    const [edge] = edgesOf(graph, reference);
    if (edge === undefined)
      throw new Error(`Question ${question.id}: ${reference.id} is not drawn.`);
    names.set(`${ID}-e${String(edge)}`, `data-reference="${reference.id}"`);
  }
  graph.nodes.forEach(({ names: watched }, at) => {
    const object = question.objects.find(({ name }) => watched.includes(name));
    if (object) names.set(`${ID}-n${String(at)}`, `data-object="${object.name}"`);
  });
  const svg = dotToSvg(dotOf(graph, ID, { say, words })).replace(
    / id="([^"]*)"/g,
    (_, id: string) => {
      const name = names.get(id.replaceAll('&#45;', '-')); // as Graphviz writes its hyphens
      return name === undefined ? '' : ` ${name}`;
    },
  );
  return withRoomToClick(svg);
}

/** A line is too thin to be hit: a wide one that is not seen lies over it. */
function withRoomToClick(svg: string): string {
  return svg.replace(
    /(<g [^>]*data-reference="[^"]*"[^>]*>[^]*?<path [^>]*?)(\bd="[^"]*")([^>]*\/>)/g,
    (_, before: string, line: string, after: string) =>
      `${before}${line}${after}<path class="cut-room" fill="none" ${line}/>`,
  );
}
