import sharp from 'sharp';
import { expect, test } from 'vitest';
import { faviconSvg, iconPng } from './icons.ts';
import { outlineOf } from './fonts.ts';
import { FIELD } from './mark.ts';
import { colourOf } from './palette.ts';
import { socialPng, socialSvg } from './social.ts';

test('the palette is that of the pages', () => {
  expect(colourOf('held', 'light')).not.toBe(colourOf('held', 'dark'));
  expect(() => colourOf('mauve', 'light')).toThrow('--freed-mauve');
});

test('the tab’s icon has every block, in light and dark', () => {
  const svg = faviconSvg();
  expect(svg.match(/<rect/g)).toHaveLength(FIELD.blocks.length);
  for (const theme of ['light', 'dark'] as const) expect(svg).toContain(colourOf('held', theme));
});

test('an icon is as large as it is asked to be, and not empty', async () => {
  const icon = sharp(await iconPng(192));
  expect(await icon.metadata()).toMatchObject({ width: 192, height: 192, format: 'png' });
  expect((await icon.stats()).entropy).toBeGreaterThan(0.5);
});

test('text in both scripts becomes outlines', async () => {
  const latin = await outlineOf('del x', 10, 600);
  expect(latin.path).toMatch(/^M/);
  expect(latin.width).toBeGreaterThan(15);
  // Chinese characters are as wide as the font is large.
  expect((await outlineOf('释放内存', 10, 600)).width).toBeCloseTo(40, 5);
});

test('a character that no font has is refused', async () => {
  await expect(outlineOf('a\u{10fffd}', 10, 400)).rejects.toThrow('No font for pictures');
});

test('a picture for sharing keeps within its bounds, and differs by what it says', async () => {
  const text = { title: 'Names go, objects die', note: 'Python', cells: [true, false, true] };
  const one = await socialPng(text);
  expect(await sharp(one).metadata()).toMatchObject({ width: 1200, height: 630 });
  expect(one.length).toBeLessThan(40_000);
  expect(await socialPng({ ...text, title: '名字没了，对象才会死' })).not.toEqual(one);
});

test('a long title gets smaller lines instead of more of them', async () => {
  const long = '一个很长很长的标题'.repeat(8);
  const svg = await socialSvg({ title: long, note: 'Python', cells: [true] });
  // Name, at most three lines, note.
  expect(svg.match(/<path/g)?.length).toBeLessThanOrEqual(5);
});
