/** The site's icons, drawn from the mark when the site is built. */
import sharp from 'sharp';
import { FIELD, markBlocks, type MarkColours } from './mark.ts';
import { colourOf, type Theme } from './palette.ts';

function coloursIn(theme: Theme): MarkColours {
  return { held: colourOf('held', theme), freed: colourOf('freed', theme) };
}

/** For tabs: it follows the system's light or dark. */
export function faviconSvg(): string {
  const [light, dark] = [coloursIn('light'), coloursIn('dark')];
  const style =
    `svg{--held:${light.held};--freed:${light.freed}}` +
    `@media (prefers-color-scheme:dark){svg{--held:${dark.held};--freed:${dark.freed}}}`;
  const blocks = markBlocks({ held: 'var(--held)', freed: 'var(--freed)' });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${FIELD.viewBox}"><style>${style}</style>${blocks}</svg>`;
}

/**
 * For home screens: on paper, with room around the mark for systems that cut the corners off.
 * @param size pixels of a side.
 */
export async function iconPng(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const room = 12;
  const side = 32 + 2 * room;
  const paper = `<rect width="${side}" height="${side}" fill="${colourOf('paper', 'light')}"/>`;
  const mark = `<g transform="translate(${room} ${room})">${markBlocks(coloursIn('light'))}</g>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}">${paper}${mark}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer());
}
