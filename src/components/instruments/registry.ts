/** Where each instrument lives; loaded one at a time. */
import type { AnyInstrument, InstrumentId } from './instrument.ts';

type Load = () => Promise<AnyInstrument>;

export const LOADERS: Partial<Record<InstrumentId, Load>> = {
  growth: async () => (await import('./growth/growth.ts')).growth,
};
