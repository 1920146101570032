/**
 * What the tests in further engines stand on: for each test a profile and a host of its own, and an eye on
 * what no page may do. ENGINE says which engine, and paths of programs where it is; scripts/engine-suites.ts
 * sets them. Without it all tests are skipped.
 */
import { expect, test as base } from 'vitest';
import { z } from 'zod';
import { type Host, startHost, startPlainHost } from '../support/hosts.ts';
import type { Engine, Page } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const Asked = z.discriminatedUnion('name', [
  z.object({ name: z.literal('firefox'), path: z.string() }),
  z.object({
    name: z.literal('webkit'),
    driver: z.string(),
    browser: z.string(),
    sharesMemory: z.boolean(),
  }),
]);
/** What the environment variable ENGINE says, as JSON. */
export type Asked = z.infer<typeof Asked>;

const said = process.env['ENGINE'] ?? '';

async function startEngine(): Promise<Engine> {
  const asked = Asked.parse(JSON.parse(said));
  return asked.name === 'firefox'
    ? startFirefox(asked.path)
    : startWebKit(asked, asked.sharesMemory);
}

interface Fixtures {
  $file: { engine: Engine };
  $test: {
    page: Page;
    /** The built site with our headers. A test may end it. */
    host: Host;
    /** The same from a host that sends no headers. */
    plainHost: Host;
  };
}

export const test = base
  .extend<Fixtures>({
    engine: [
      async ({}, use) => {
        const engine = await startEngine();
        await use(engine);
        await engine.close();
      },
      { scope: 'file' },
    ],
    host: async ({}, use) => {
      const host = await startHost();
      await use(host);
      await host.close();
    },
    plainHost: async ({}, use) => {
      const host = await startPlainHost();
      await use(host);
      await host.close();
    },
    page: async ({ engine }, use) => {
      const page = await engine.open();
      await use(page);
      const complaints = await page.complaints();
      await page.close();
      expect(complaints).toEqual([]);
    },
  })
  .skipIf(said === '');
