/** A program that the playground shows: where it comes from, and the cell that it is run in. */
import type { Difference } from '../../content/differences.ts';
import { linesOf } from '../../interpreter/source-lines.ts';
import { type InstrumentId, INSTRUMENTS } from '../instruments/instrument.ts';
import type { CellData } from '../cell/cell-data.ts';
import type { Origin } from './draft.ts';
import type { PlaygroundData } from './playground-data.ts';

export interface Program {
  code: string;
  /** The instruments that come first; the others have their tabs after them. */
  show: readonly string[];
  origin: Origin;
  /** Bytes that it may take, where its lesson says so. */
  budget?: number | undefined;
  /** Why it prints something else on the reader's own Python, as far as its lesson says. */
  differs?: readonly Difference[];
}

export const BLANK: Program = { code: '', show: [], origin: { kind: 'blank' } };

/** Of code that nobody has chosen an instrument for: what each line costs. */
const FIRST: InstrumentId = 'lines';

/** All instruments, those that were chosen first; what this page does not know is left out. */
function instrumentsOf(show: readonly string[]): InstrumentId[] {
  const known = show.flatMap((id) => INSTRUMENTS.find((one) => one === id) ?? []);
  return [...new Set([...(known.length === 0 ? [FIRST] : known), ...INSTRUMENTS])];
}

/** What the program is called in tracebacks and files. */
function idOf(origin: Origin): string {
  return 'id' in origin ? origin.id : 'program';
}

export function cellDataOf(program: Program, data: PlaygroundData): CellData {
  const { code, budget, differs = [] } = program;
  const { lesson, python, pyodide, transferBytes } = data;
  const cell = { id: idOf(program.origin), source: code, needs: [], budget };
  const show = instrumentsOf(program.show);
  return { lesson, cell, show, differs, python, pyodide, transferBytes, own: true };
}

/** `<python-cell>` as PythonCell.astro would write it, with nothing that was built. */
export function cellElement(data: CellData): HTMLElement {
  const cell = document.createElement('python-cell');
  cell.id = 'program';
  cell.className = 'not-content';
  const place = (name: string) => {
    const element = document.createElement('div');
    element.className = name;
    return element;
  };
  const code = place('cell-code');
  code.append(codeBlock(data.cell.source));
  const json = document.createElement('script');
  json.type = 'application/json';
  json.textContent = JSON.stringify(data);
  cell.append(code, place('cell-panel'), place('cell-result'), place('cell-instruments'), json);
  return cell;
}

/** As text: whoever wrote it, none of it is markup. */
function codeBlock(source: string): HTMLElement {
  const block = document.createElement('pre');
  block.className = 'code';
  block.tabIndex = 0;
  const code = document.createElement('code');
  linesOf(source).forEach((text, i) => {
    const line = document.createElement('span');
    line.className = 'line';
    line.textContent = text;
    code.append(...(i === 0 ? [line] : ['\n', line]));
  });
  block.append(code);
  return block;
}
