/**
 * A cell as a Jupyter notebook (nbformat 4.5), for the reader's own Python: the package `freed`, the cells
 * that it needs and the cell itself are code cells of their own. Loaded when somebody asks for it.
 */
import type { CellCode } from '../../interpreter/protocol.ts';
import type { RunResult } from '../../interpreter/result.ts';
import { type CellFileOptions, factsOf, freedPart, usesFreed } from './cell-file.ts';
import type { Words } from '../shared/labels.ts';
import { escapeMarkdown } from './markdown.ts';

export interface NotebookOptions extends CellFileOptions {
  /** What the code printed in the page; null where it has not run as it stands. */
  result: RunResult | null;
}

interface StreamOutput {
  output_type: 'stream';
  name: 'stdout' | 'stderr';
  text: string[];
}

interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
}

type Output = StreamOutput | ErrorOutput;

/** Every one has an id of its own: at most 64 of the characters `a-zA-Z0-9-_`. */
type NotebookCell = { id: string; metadata: Record<string, never>; source: string[] } & (
  { cell_type: 'markdown' } | { cell_type: 'code'; execution_count: null; outputs: Output[] }
);

export const notebookNameOf = ({ id }: Pick<CellCode, 'id'>) => `${id}.ipynb`;

/** JSON. Where the cell has a budget, see `canBeNotebook`. */
export function notebookOf(options: NotebookOptions, words: Words): string {
  const { cell, result } = options;
  const codes = [
    ...(usesFreed(cell) ? [freedPart(words)] : []),
    ...cell.needs.map(({ source }) => source),
  ];
  const cells: NotebookCell[] = [
    aboutCell(options, words),
    ...codes.map((source, i) => codeCell(`before-${i + 1}`, source)),
    codeCell('cell', cell.source, result === null ? [] : outputsOf(result)),
  ];
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  const metadata = { kernelspec, language_info: { name: 'python' } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** A cell with a budget fills its memory on purpose; a kernel would be left with the limit. */
export const canBeNotebook = ({ budget }: CellCode) => budget === undefined;

function aboutCell(options: NotebookOptions, words: Words): NotebookCell {
  const lines = factsOf(options, words).map((line) => escapeMarkdown(line));
  const source = linesOf(lines.map((line) => `- ${line}`).join('\n'));
  return { cell_type: 'markdown', id: 'about', metadata: {}, source };
}

function codeCell(id: string, source: string, outputs: Output[] = []): NotebookCell {
  const common = { id, metadata: {}, source: linesOf(source.trimEnd()) };
  return { cell_type: 'code', ...common, execution_count: null, outputs };
}

function outputsOf({ stdout, stderr, error }: RunResult): Output[] {
  const streams = [stream('stdout', stdout), stream('stderr', stderr)].flat();
  if (error === null) return streams;
  const { type, message, traceback } = error;
  const told = { ename: type, evalue: message, traceback: traceback.split('\n') };
  return [...streams, { output_type: 'error', ...told }];
}

function stream(name: StreamOutput['name'], text: string): StreamOutput[] {
  return text === '' ? [] : [{ output_type: 'stream', name, text: linesOf(text) }];
}

/** As notebooks keep text: each line with its end. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
