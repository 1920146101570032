/**
 * The mark: a field of memory blocks. Those still held make an F, the others are freed. The site's
 * title, its icons and its social images are all drawn from this one list.
 */
const ROWS: readonly (readonly (0 | 1)[])[] = [
  [1, 1, 1, 0],
  [1, 0, 0, 0],
  [1, 1, 0, 0],
  [1, 0, 0, 0],
];
const [SIDE, PITCH, BLOCK] = [32, 8, 6];

export interface Block {
  x: number;
  y: number;
  size: number;
  isHeld: boolean;
}

export const FIELD: { viewBox: string; blocks: readonly Block[] } = {
  viewBox: `0 0 ${SIDE} ${SIDE}`,
  blocks: ROWS.flatMap((row, y) =>
    row.map((held, x) => ({
      x: 1 + x * PITCH,
      y: 1 + y * PITCH,
      size: BLOCK,
      isHeld: held === 1,
    })),
  ),
};

export interface MarkColours {
  held: string;
  freed: string;
}

/** The blocks as SVG, in a square of 32 by 32 units. */
export function markBlocks({ held, freed }: MarkColours): string {
  return FIELD.blocks.map((block) => blockSvg(block, block.isHeld ? { held } : { freed })).join('');
}

/** A held block is filled; a freed one is an outline, so that it can be told without its colour. */
export function blockSvg(
  { x, y, size }: Pick<Block, 'x' | 'y' | 'size'>,
  colour: { held: string } | { freed: string },
): string {
  if ('held' in colour) {
    return `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="${size / 6}" fill="${colour.held}"/>`;
  }
  const stroke = size / 5;
  const inner = size - stroke;
  return (
    `<rect x="${x + stroke / 2}" y="${y + stroke / 2}" width="${inner}" height="${inner}" ` +
    `rx="${size / 8}" fill="none" stroke="${colour.freed}" stroke-width="${stroke}"/>`
  );
}
