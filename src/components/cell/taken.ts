/** What a reader takes along of a cell: as it stands when they ask. */
import type { RunResult } from '../../interpreter/result.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import type { CellData } from './cell-data.ts';

export interface Taken {
  data: CellData;
  code: string;
  /** Of the cell's element on the page. */
  id: string;
  /** The instrument that the reader looks at. */
  open: InstrumentId | null;
  /** null where the code has not run as it stands. */
  result: RunResult | null;
}
