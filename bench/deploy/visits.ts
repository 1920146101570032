/** Visits of a real Chromium, one after the other in one profile, and what each of them fetched. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { addParagraph } from '../../e2e/support/builds.ts';
import { english } from '../../e2e/support/languages.ts';
import { addressOf, counting } from '../../e2e/support/lessons.ts';
import { precompress } from '../../scripts/precompress.ts';
import { writeServiceWorker } from '../../scripts/service-worker.ts';
import type { PythonCell } from '../../src/components/cell/python-cell.ts';
import { type Answered, type Kind, startRecordingHost } from './recording-host.ts';

/** In this order; each has what the ones before it have left in the browser. */
export const STEPS = ['reading', 'offline', 'python', 'numpy', 'again', 'release'] as const;
export type Step = (typeof STEPS)[number];

export type Visits = Record<Step, Answered[]>;

const CELL = 'two-names';
/** Nothing asked for during so long: the step is over. */
const QUIET_MS = 3000;

/** @param site the built site; what changes is a copy of it. */
export async function recordVisits(browser: string, site: string, kind: Kind): Promise<Visits> {
  const folder = mkdtempSync(join(tmpdir(), 'freed-visits-'));
  cpSync(site, folder, { recursive: true });
  const host = await startRecordingHost(folder, kind);
  const launched = await chromium.launch({
    executablePath: browser,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const address = host.origin + addressOf(counting, english);
    const steps = stepsOf(await launched.newContext(), address, folder);
    const visits: Partial<Visits> = {};
    for (const step of STEPS) {
      const from = host.answers.length;
      await steps[step]();
      // What follows a load by itself, later, belongs to the next step.
      if (step !== 'reading') await quiet(host.answers);
      visits[step] = host.answers.slice(from);
    }
    return visits as Visits;
  } finally {
    await launched.close();
    await host.close();
    rmSync(folder, { recursive: true });
  }
}

function stepsOf(context: BrowserContext, address: string, folder: string) {
  let page: Page;
  const open = async () => {
    page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
  };
  /** What the Run button does. */
  const run = async (code: string) => {
    const { status, stderr } = await page
      .locator(`python-cell#${CELL}`)
      .evaluate((cell: PythonCell, text) => {
        cell.code = text;
        return cell.run();
      }, code);
    if (status !== 'done') throw new Error(`The cell ended as ${status}: ${stderr}`);
  };
  return {
    reading: open,
    offline: async () => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    },
    python: () => run('print(6 * 7)'),
    numpy: () => run('import numpy\nprint(numpy.arange(4).sum())'),
    again: async () => {
      await page.close();
      await open();
      await run('print(6 * 7)');
    },
    release: async () => {
      await page.close();
      const lesson = addressOf(counting, english).slice(1);
      addParagraph(folder, [`${lesson}index.html`, `zh-cn/${lesson}index.html`], 'Corrected.');
      await writeServiceWorker(folder);
      await precompress(folder);
      await open();
      const load = english.words.labels['new-version-load'];
      await page.getByRole('button', { name: load }).waitFor();
    },
  } satisfies Record<Step, () => Promise<unknown>>;
}

async function quiet(answers: readonly Answered[]): Promise<void> {
  for (let before = -1; before !== answers.length;) {
    before = answers.length;
    await wait(QUIET_MS);
  }
}
