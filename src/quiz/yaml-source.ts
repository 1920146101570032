/** quiz.yaml's text as plain data, and where in it a field stands. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export type Path = readonly PropertyKey[];

export interface YamlSource {
  data: unknown;
  /** Mistakes in the YAML itself; `data` means nothing then. */
  errors: { line: number; message: string }[];
  /** The 1-based line of the field, or of the nearest thing around it that is there. */
  lineOf(path: Path): number;
  /** The field as a person would name it: ids in the place of list indexes. */
  nameOf(path: Path): string;
}

export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const nodeAt = (path: Path): unknown =>
    path.length === 0 ? document.contents : document.getIn(path, true);
  return {
    data: document.errors.length > 0 ? undefined : document.toJS(),
    errors: document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      message: message.split('\n')[0] ?? message,
    })),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const start = startOf(nodeAt(path.slice(0, length - 1)), path[length - 1]);
        if (start !== undefined) return lines.linePos(start).line;
      }
      return 1;
    },
    nameOf: (path) =>
      path.map((key, at) => idOf(nodeAt(path.slice(0, at + 1)), key)).join('.') || 'the file',
  };
}

/** The offset of a map's key (its value may begin a line later) or of a list's item. */
function startOf(parent: unknown, key: PropertyKey | undefined): number | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const item = isSeq(parent) && typeof key === 'number' ? parent.items[key] : undefined;
  return isNode(item) ? item.range?.[0] : undefined;
}

function idOf(node: unknown, key: PropertyKey): string {
  const id = typeof key === 'number' && isMap(node) ? node.get('id') : undefined;
  return typeof id === 'string' ? id : String(key);
}
