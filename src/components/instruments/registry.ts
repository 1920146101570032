/** Where each instrument lives; loaded one at a time. */
import type { AnyInstrument, InstrumentId } from './instrument.ts';

type Load = () => Promise<AnyInstrument>;

export const LOADERS: Partial<Record<InstrumentId, Load>> = {
  references: async () => (await import('./references/references.ts')).references,
  lines: async () => (await import('./lines/lines.ts')).lines,
  peak: async () => (await import('./peak/peak.ts')).peak,
  growth: async () => (await import('./growth/growth.ts')).growth,
  heap: async () => (await import('./heap/heap.ts')).heap,
  graph: async () => (await import('./graph/late-graph.ts')).lateGraph(),
  types: async () => (await import('./types/types.ts')).types,
  collector: async () => (await import('./collector/collector.ts')).collector,
};
