/** What a `<recording-chart>` holds as JSON: everything it draws, in the page's language. */
import type { Cells, Chart } from './model.ts';
import type { RecordedText } from './texts-view.ts';

export interface Version {
  /** `3.13.0`, or `3.13.2t`. */
  name: string;
  /** Where and when, in a sentence, and with which packages. */
  where: string;
  packages: string;
  /** One for each chart. */
  cells: Cells[];
  texts: RecordedText[];
}

export interface RecordingData {
  charts: Chart[];
  /** Newest first. */
  versions: Version[];
}
