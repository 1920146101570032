/** Somebody else's page with our frames in it, from another origin. */
import { createServer } from 'node:http';
import { listen } from '../../scripts/serve.ts';
import type { SentMessage } from '../../src/components/embed/messages.ts';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** What makes a page isolated, so that it shows only frames which agree to it. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Between two looks at where the frames are. */
const STILL_MS = 500;

export { examplePage } from './example-page.ts';

export interface Classroom {
  address: string;
  close(): Promise<void>;
}

/** Serves a page of another site than the tests' own. */
export async function openClassroom(page: string, isIsolated = false): Promise<Classroom> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(isPage ? 200 : 204, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(isIsolated && ISOLATED),
    });
    response.end(isPage ? page : undefined);
  });
  const port = await listen(server, 0);
  return {
    address: `http://teacher.localhost:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the frames have told the page so far, without heights, as the page shows it. */
export async function heard(page: Page): Promise<SentMessage[]> {
  const items = await page.getByRole('log').getByRole('listitem').allTextContents();
  return items.map((text) => JSON.parse(text) as SentMessage); // our own example's
}

/** A frame grows with what it shows, and pushes the next one down: whoever aims at it waits for the end of that. */
export async function standsStill(page: Page): Promise<void> {
  let before = '';
  const isAsBefore = async () => {
    const frames = await page.locator('iframe').all();
    const now = JSON.stringify(await Promise.all(frames.map((frame) => frame.boundingBox())));
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await expect.poll(isAsBefore, { intervals: [STILL_MS] }).toBe(true);
}

/** Waits until the page has been told that. */
export async function hears(page: Page, message: Record<string, unknown>): Promise<void> {
  const whole = { source: 'freed', version: 1, ...message };
  await expect.poll(() => heard(page)).toContainEqual(whole);
}
