/** The picture that stands for a page where its address is shared: its title beside its cells as blocks. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { SOCIAL } from './place.ts';
import { outlineOf } from './fonts.ts';
import { blockSvg, markBlocks } from './mark.ts';
import { colourOf } from './palette.ts';

const [MARGIN, TEXT_WIDTH, TITLE_SIZE, LINE, NOTE_SIZE] = [80, 760, 76, 92, 34];
const MOST_LINES = 3;
/** How finely lines are made equal. */
const STEP = 20;
const [FIELD_WIDTH, FIELD_TOP] = [270, 72];

export interface SocialText {
  title: string;
  /** Below the title: what the site is about. */
  note: string;
  /** The cells that the page speaks of: whether the built run left more in use than before. */
  cells: readonly boolean[];
}

export async function socialSvg({ title, note, cells }: SocialText): Promise<string> {
  const colour = (name: string) => colourOf(name, 'light');
  const lines = await linesOf(title, TITLE_SIZE, 700);
  const top = (SOCIAL.height - (lines.length - 1) * LINE) / 2 + 24;
  const titles = lines.map((path, i) => at(path, MARGIN, top + i * LINE, colour('text')));
  const name = (await outlineOf('Freed', 44, 700)).path;
  const [noted = ''] = await linesOf(note, NOTE_SIZE, 400);
  const mark = markBlocks({ held: colour('held'), freed: colour('freed') });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SOCIAL.width} ${SOCIAL.height}">`,
    `<rect width="100%" height="100%" fill="${colour('paper')}"/>`,
    fieldSvg(cells, colour('held'), colour('freed')),
    `<g transform="translate(${MARGIN} 72) scale(1.75)">${mark}</g>`,
    at(name, MARGIN + 74, 114, colour('text')),
    ...titles,
    at(noted, MARGIN, SOCIAL.height - 72, colour('muted')),
    '</svg>',
  ].join('');
}

/** Whatever else decides how a picture looks: when it changes, kept ones are not used again. */
export function socialSource(): string {
  const files = ['social.ts', 'mark.ts', 'fonts.ts'].map((name) => `src/brand/${name}`);
  return [...files, 'src/styles/roles.css', 'package-lock.json']
    .map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
    .join();
}

export async function socialPng(text: SocialText): Promise<Buffer> {
  return sharp(Buffer.from(await socialSvg(text)))
    .png({ palette: true })
    .toBuffer();
}

function at(path: string, x: number, y: number, fill: string): string {
  return `<path transform="translate(${x} ${y})" d="${path}" fill="${fill}"/>`;
}

/** As many lines as it takes, about equally long; a text that needs too many gets a smaller font. */
async function linesOf(text: string, size: number, weight: number): Promise<string[]> {
  const words = await Promise.all(
    wordsOf(text).map(async (word) => ({ word, ...(await outlineOf(word, size, weight)) })),
  );
  const lines = broken(words, TEXT_WIDTH);
  if (lines.length > MOST_LINES) return linesOf(text, size * 0.85, weight);
  let width = TEXT_WIDTH;
  while (width > STEP && broken(words, width - STEP).length === lines.length) width -= STEP;
  const even = broken(words, width).map((line) => line.map(({ word }) => word).join(''));
  return Promise.all(even.map(async (line) => (await outlineOf(line.trim(), size, weight)).path));
}

/** A word that is wider than a line stands alone in its line. */
function broken<T extends { width: number }>(words: readonly T[], width: number): T[][] {
  const lines: T[][] = [];
  let used = Infinity;
  for (const word of words) {
    if (used + word.width > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += word.width;
  }
  return lines;
}

/** Where a line may break: between words, and between Chinese characters, never before a mark. */
function wordsOf(text: string): string[] {
  return (
    text.match(
      /[\u3000-\u9fff\uff00-\uffef][，。：；、？！”）》]*|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g,
    ) ?? []
  );
}

/** Beside the text, a block for each cell: filled where its run left more in use than before. */
function fieldSvg(cells: readonly boolean[], held: string, freed: string): string {
  const columns = Math.max(1, Math.round(Math.sqrt(cells.length * 0.6)));
  const pitch = Math.min(
    90,
    FIELD_WIDTH / columns,
    (SOCIAL.height - 2 * FIELD_TOP) / rowsOf(columns),
  );
  const blocks = cells.map((isHeld, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const left = SOCIAL.width - MARGIN - columns * pitch;
    const top = (SOCIAL.height - rowsOf(columns) * pitch) / 2;
    const place = { x: left + x * pitch, y: top + y * pitch, size: pitch * 0.78 };
    return blockSvg(place, isHeld ? { held } : { freed });
  });
  return blocks.join('');

  function rowsOf(across: number): number {
    return Math.ceil(cells.length / across);
  }
}
