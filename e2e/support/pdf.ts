/** Reads back what Chromium has printed: how many pages, and the text on them. */
import { inflateSync } from 'node:zlib';

interface Part {
  dictionary: string;
  stream: string;
}

/** A font's `ToUnicode` table: glyphs are numbers of so many hexadecimal digits. */
interface Glyphs {
  digits: number;
  characters: Map<number, string>;
}

export function pagesOf(pdf: Buffer): number {
  return [...partsOf(pdf).values()].filter(({ dictionary }) =>
    /\/Type\s*\/Page\b(?!s)/.test(dictionary),
  ).length;
}

/**
 * The text in the order it was drawn, without spaces: words and lines are placed, not written.
 */
export function textOf(pdf: Buffer): string {
  const parts = partsOf(pdf);
  const tables = new Map<string, Glyphs>();
  for (const [id, { dictionary }] of parts) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
    if (table !== undefined) tables.set(id, charactersOf(parts.get(table)?.stream ?? ''));
  }
  const drawn = [...parts.values()].filter(({ stream }) => / T[jJ]\b/.test(stream));
  return drawn.map(({ stream }) => read(stream, tables)).join('');
}

function read(stream: string, tables: ReadonlyMap<string, Glyphs>): string {
  let font = '';
  let text = '';
  // Chromium names a font by the number of its object.
  for (const [, name, glyphs = ''] of stream.matchAll(/\/F(\d+) [\d.]+ Tf|<([\da-fA-F]+)>/g)) {
    if (name !== undefined) font = name;
    const { digits = 4, characters } = tables.get(font) ?? {};
    for (let place = 0; place < glyphs.length; place += digits) {
      const glyph = Number.parseInt(glyphs.slice(place, place + digits), 16);
      text += characters?.get(glyph) ?? '';
    }
  }
  // Where a radical and a character are one shape, some fonts name the radical.
  const radicals = /[\u2e80-\u2fdf]/g;
  return text.replace(/\s/g, '').replace(radicals, (radical) => radical.normalize('NFKC'));
}

function charactersOf(table: string): Glyphs {
  const { length: digits = 4 } = /begincodespacerange\s*<(\w+)>/.exec(table)?.[1] ?? {};
  const characters = new Map<number, string>();
  const add = (glyph: number, code: string) => {
    const units = code.match(/.{4}/g) ?? [];
    const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
    characters.set(glyph, text);
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
  return { digits, characters };
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
