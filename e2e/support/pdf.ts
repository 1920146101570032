/** Reads back what Chromium has printed: how many pages, and the text on them. */
import { inflateSync } from 'node:zlib';

interface Part {
  dictionary: string;
  stream: string;
}

export function pagesOf(pdf: Buffer): number {
  return [...partsOf(pdf).values()].filter(({ dictionary }) =>
    /\/Type\s*\/Page\b(?!s)/.test(dictionary),
  ).length;
}

/**
 * The text in the order it was drawn, without spaces: words and lines are placed, not written.
 * A font's glyphs are numbers; its `ToUnicode` table says which characters they show.
 */
export function textOf(pdf: Buffer): string {
  const parts = partsOf(pdf);
  const tables = new Map<string, Map<string, string>>();
  for (const [id, { dictionary }] of parts) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
    if (table !== undefined) tables.set(id, charactersOf(parts.get(table)?.stream ?? ''));
  }
  const drawn = [...parts.values()].filter(({ stream }) => / T[jJ]\b/.test(stream));
  return drawn.map(({ stream }) => read(stream, tables)).join('');
}

function read(stream: string, tables: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font = '';
  let text = '';
  // Chromium names a font by the number of its object.
  for (const [, name, glyphs = ''] of stream.matchAll(/\/F(\d+) [\d.]+ Tf|<([\da-fA-F]+)>/g)) {
    if (name !== undefined) font = name;
    for (const glyph of glyphs.match(/.{4}/g) ?? []) {
      text += tables.get(font)?.get(glyph.toLowerCase()) ?? '';
    }
  }
  return text.replace(/\s/g, '');
}

function charactersOf(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  const add = (glyph: number, code: string) => {
    const units = code.match(/.{4}/g) ?? [];
    const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
    characters.set(glyph.toString(16).padStart(4, '0'), text);
  };
  for (const [, list = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', code = ''] of list.matchAll(/<(\w+)> *<(\w+)>/g)) {
      add(Number.parseInt(glyph, 16), code);
    }
  }
  for (const [, list = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', code = ''] of list.matchAll(/<(\w+)> *<(\w+)> *<(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      for (let glyph = first; glyph <= last; glyph += 1) {
        const shifted = Number.parseInt(code, 16) + glyph - first;
        add(glyph, shifted.toString(16).padStart(4, '0'));
      }
    }
  }
  return characters;
}

function partsOf(pdf: Buffer): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const found of pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const [, id = '', body = ''] = found;
    const at = body.search(/stream\r?\n/);
    const dictionary = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(body.indexOf('\n', at) + 1, body.lastIndexOf('endstream'));
    const isPacked = dictionary.includes('/FlateDecode');
    const stream = isPacked ? inflate(Buffer.from(raw, 'latin1')) : raw;
    parts.set(id, { dictionary, stream });
  }
  return parts;
}

/** Fonts and pictures are not text, and need not be whole here. */
function inflate(packed: Buffer): string {
  try {
    return inflateSync(packed).toString('latin1');
  } catch {
    return '';
  }
}
