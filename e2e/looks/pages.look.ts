/** What key pages look like above the fold, beside the pictures of the last time somebody looked. */
import { expect, test } from '@playwright/test';

const LOOKS = [
  { name: 'first-page', address: '/', width: 1280, height: 720, theme: 'light' },
  { name: 'first-page-phone', address: '/', width: 390, height: 844, theme: 'light' },
  { name: 'first-page-chinese', address: '/zh-cn/', width: 1280, height: 720, theme: 'dark' },
  { name: 'lesson', address: '/reference-counting/', width: 1280, height: 720, theme: 'light' },
  { name: 'lesson-dark', address: '/cycles/', width: 1280, height: 720, theme: 'dark' },
  { name: 'lesson-phone', address: '/zh-cn/cycles/', width: 390, height: 844, theme: 'light' },
  { name: 'instruments', address: '/instruments/', width: 820, height: 1180, theme: 'light' },
  { name: 'claims-phone', address: '/zh-cn/claims/', width: 390, height: 844, theme: 'dark' },
  { name: 'map-narrow', address: '/map/', width: 320, height: 640, theme: 'light' },
] as const;

for (const { name, address, width, height, theme } of LOOKS) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    await expect(page).toHaveScreenshot(`${name}.png`);
  });
}
