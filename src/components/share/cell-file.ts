/**
 * A cell as a file of its own, for the reader's own Python: it carries the cells that it needs and, where
 * it uses it, the package `freed`. Loaded when somebody asks for it.
 */
import type { Difference } from '../../content/differences.ts';
import type { CellCode } from '../../interpreter/protocol.ts';
import native from '../../python/freed/_native.py?raw';
import { hoistFutures } from '../../share/program.ts';
import { fill, type LabelKey, type Words } from '../shared/labels.ts';

export interface CellFileOptions {
  /** With the code as the reader has it. */
  cell: CellCode;
  /** Title and address of the page it stands on. */
  title: string;
  address: string;
  /** What the page runs. */
  python: string;
  pyodide: string;
  differs: readonly Difference[];
}

const OLDEST = '3.11';

/** The page has these from Pyodide; elsewhere they have to be installed. */
const PACKAGES = ['numpy', 'pandas', 'objgraph'] as const;

/** Those of them that a cell or one of its needs imports. */
export function packagesIn({ source, needs }: Pick<CellCode, 'source' | 'needs'>): string[] {
  const all = [...needs.map((need) => need.source), source].join('\n');
  return PACKAGES.filter((name) => imports(all, name));
}

export const fileNameOf = ({ id }: Pick<CellCode, 'id'>) => `${id}.py`;

export function cellFile(options: CellFileOptions, words: Words): string {
  const { cell } = options;
  const needs = cell.needs.map((need) => ({ ...need, label: 'file-need' as const }));
  const cells = [...needs, { ...cell, label: 'file-cell' as const }];
  const parts = cells.map(
    ({ id, label, ...one }) => `${headline(fill(words, label, { id }))}\n${one.source.trimEnd()}\n`,
  );
  if (usesFreed(cell)) parts.unshift(freedPart(words));
  if (cell.budget !== undefined) parts.splice(-1, 0, budgetPart(cell.budget, words));
  const body = parts.join('\n\n');
  const [first, rest] = hoistFutures(body);
  return `${comments(options, words)}\n${first}\n${rest}`;
}

function comments(options: CellFileOptions, words: Words): string {
  const { cell } = options;
  const [from = '', ...facts] = factsOf(options, words);
  const run = fill(words, 'file-run', { name: fileNameOf(cell) });
  const lines = [from, run, ...facts, ...metadata(packagesIn(cell))];
  return lines.map((line) => `# ${line}`.trimEnd() + '\n').join('');
}

/** Where the cell comes from, what it needs, and what is other than in the page; each a sentence. */
export function factsOf(options: CellFileOptions, words: Words): string[] {
  const { cell, title, address, python, pyodide, differs } = options;
  const packages = packagesIn(cell);
  const say = (key: LabelKey, values: Record<string, string> = {}) => fill(words, key, values);
  return [
    say('file-from', { title, address }),
    ...(packages.length === 0 ? [] : [say('file-packages', { packages: packages.join(' ') })]),
    say('file-page', { python, pyodide }),
    ...differs.map((why) => say(`file-differs-${why}`)),
  ];
}

/** Whether it, or what it needs, imports our package. */
export function usesFreed({ source, needs }: Pick<CellCode, 'source' | 'needs'>): boolean {
  return imports([...needs.map((need) => need.source), source].join('\n'), 'freed');
}

/** Tools like uv and pipx read it (PEP 723) and fetch by themselves what the file needs. */
function metadata(packages: readonly string[]): string[] {
  const dependencies = `dependencies = [${packages.map((name) => `"${name}"`).join(', ')}]`;
  return ['', '/// script', `requires-python = ">=${OLDEST}"`, dependencies, '///'];
}

const headline = (text: string) => `# --- ${text} ---`;

/** Made within a function: a cell finds no name that it has not in the page. */
export function freedPart(words: Words): string {
  const quotes = "'''";
  if (native.includes(quotes)) throw new Error(`The package freed must do without ${quotes}.`);
  return `${headline(words.labels['file-freed'])}
def _make_freed():
    import sys
    import types

    source = r${quotes}${native.trimEnd()}
${quotes}
    freed = types.ModuleType("freed")
    exec(compile(source, "freed", "exec"), freed.__dict__)
    sys.modules["freed"] = freed


_make_freed()
del _make_freed
`;
}

/** A cell with a budget may fill all memory there is: without a limit it must not run. */
function budgetPart(budget: number, words: Words): string {
  const mib = String(budget / 2 ** 20);
  return `${headline(fill(words, 'file-budget', { mib }))}
def _limit_memory(more):
    import sys

    if sys.platform != "linux":
        sys.exit(${JSON.stringify(words.labels['file-no-limit'])})
    import resource

    with open("/proc/self/statm") as file:
        data = int(file.read().split()[5]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_DATA)

    def tell(*error):  # telling of an error takes memory, too
        resource.setrlimit(resource.RLIMIT_DATA, before)
        sys.__excepthook__(*error)

    sys.excepthook = tell
    resource.setrlimit(resource.RLIMIT_DATA, (data + more, before[1]))


_limit_memory(${mib} * 1024 * 1024)
del _limit_memory
`;
}

function imports(source: string, name: string): boolean {
  return source.split('\n').some((line) => importedOn(line).includes(name));
}

/** Names of the modules that a line imports, without their parts; each character is looked at once. */
function importedOn(line: string): string[] {
  const text = line.trimStart();
  const isFrom = /^from\s/.test(text);
  if (!isFrom && !/^import\s/.test(text)) return [];
  const names: string[] = [];
  const parts = isFrom ? [text.slice('from'.length)] : text.slice('import'.length).split(',');
  for (const part of parts) {
    names.push(/^\w+/.exec(part.trimStart())?.[0] ?? '');
    if (/[^\w.\s]/.test(part)) break; // a comment, or another statement
  }
  return names;
}
