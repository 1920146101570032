/** The object graph as the page has it: Graphviz runs in a worker of its own. */
import type { AnyInstrument } from '../instrument.ts';
import { LateDrawer } from './drawer.ts';
import { graphWith } from './graph.ts';

export function lateGraph(): AnyInstrument {
  return graphWith(new LateDrawer());
}
