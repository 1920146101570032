/**
 * Text as outlines, for pictures made at build: a picture then looks the same whatever fonts the
 * building machine has. Latin from Source Sans 3, as on the pages; Chinese from Noto Sans SC, which
 * comes in a hundred pieces of which only those are read that a text needs. Readers download neither.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';

const FOLDER = 'node_modules/@fontsource-variable';
const CHINESE = join(FOLDER, 'noto-sans-sc');
const LATIN = join(FOLDER, 'source-sans-3/files/source-sans-3-latin-wght-normal.woff2');

type Font = ReturnType<typeof openFont>;

const opened = new Map<string, Promise<Font>>();

export interface Outline {
  /** An SVG path, to be drawn with its origin on the base line. */
  path: string;
  /** In the same unit as the size. */
  width: number;
}

/**
 * One line of text.
 * @param size of the font, in the picture's units. @param weight 200 to 900.
 * @throws Error when no font has one of the characters: an empty box must not go unnoticed.
 */
export async function outlineOf(text: string, size: number, weight: number): Promise<Outline> {
  let [path, width] = ['', 0];
  for (const character of text) {
    const font = await fontFor(character, weight);
    const glyph = font.glyphForCodePoint(codePointOf(character));
    const scale = size / font.unitsPerEm;
    // A picture's y grows downwards, a font's upwards.
    path += glyph.path.transform(scale, 0, 0, -scale, width, 0).toSVG();
    width += glyph.advanceWidth * scale;
  }
  return { path, width };
}

async function fontFor(character: string, weight: number): Promise<Font> {
  const latin = await open(LATIN, weight);
  if (latin.hasGlyphForCodePoint(codePointOf(character))) return latin;
  const piece = chinesePieces().find(({ ranges }) =>
    ranges.some(([from, to]) => codePointOf(character) >= from && codePointOf(character) <= to),
  );
  if (piece === undefined) throw new Error(`No font for pictures has “${character}”.`);
  return open(piece.file, weight);
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function open(file: string, weight: number): Promise<Font> {
  const key = `${file} ${weight}`;
  const font = opened.get(key) ?? decode(file).then((bytes) => openFont(bytes, weight));
  opened.set(key, font);
  return font;
}

async function decode(file: string): Promise<Buffer> {
  return Buffer.from(await decompress(readFileSync(file)));
}

function openFont(bytes: Buffer, weight: number) {
  const font = create(bytes);
  if (!('getVariation' in font)) throw new Error('A font for pictures is a collection of fonts.');
  return font.getVariation({ wght: weight });
}

let pieces: { file: string; ranges: [number, number][] }[] | null = null;

/** From the package's own style sheet, which says which characters are in which file. */
function chinesePieces() {
  if (pieces !== null) return pieces;
  const css = readFileSync(join(CHINESE, 'index.css'), 'utf8');
  const rules = css.matchAll(/url\(\.\/(files\/[^)]+)\)[^}]*unicode-range: ([^;]+);/g);
  pieces = [...rules].map(([, file = '', ranges = '']) => ({
    file: join(CHINESE, file),
    ranges: ranges.split(',').map(rangeOf),
  }));
  return pieces;
}

/** `U+4e00-4e10` or `U+4e00`. */
function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
