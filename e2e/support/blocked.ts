/** A browser whose reader has forbidden third parties to store anything, as its settings offer it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from '@playwright/test';

const SETTINGS = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };

/** Calls `use` with an empty page, and with all errors that nobody has caught there. */
export async function withThirdPartiesBlocked(
  options: LaunchOptions & BrowserContextOptions,
  use: (page: Page, errors: string[]) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'freed-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(SETTINGS));
  const context = await chromium.launchPersistentContext(folder, options);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  try {
    await use(await context.newPage(), errors);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
}
