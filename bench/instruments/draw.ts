/** How long each picture takes to be drawn, in a browser, as the page draws it. */
import { createServer } from 'node:http';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sirv from 'sirv';
import { build } from 'vite';
import { listen } from '../../scripts/serve.ts';
import { type Case, inRounds, type Measured } from './measure.ts';
import { picturesShown, type Shown } from './pictures.ts';

const FOLDER = resolve('.cache/bench/draw');
const PAGE = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="draw.css">';

/** `heap/lesson`, `heap/tenfold` and so on, in milliseconds. */
export async function measureDrawing(browserPath: string, rounds: number): Promise<Measured> {
  const shown = await picturesShown();
  await bundle();
  const server = createServer(sirv(FOLDER, { dev: true }));
  const port = await listen(server, 0);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction(() => 'draw' in window);
    const cases = [];
    for (const one of shown) cases.push(await caseOf(page, one));
    return await inRounds(cases, rounds);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function caseOf(page: Page, { instrument, scale, source, findings }: Shown): Promise<Case> {
  const id = `${instrument}/${scale}`;
  await page.evaluate(({ id, ...given }) => Object.assign(window, { [id]: given }), {
    id,
    instrument,
    findings,
    source,
  });
  // Only names cross: a map of a million chunks takes longer to come over than to be drawn.
  const code = `(({ instrument, findings, source }) => draw(instrument, findings, source))(window['${id}'])`;
  return { id, measure: () => page.evaluate<number>(code) };
}

async function bundle(): Promise<void> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'draw-page.ts'),
        output: { entryFileNames: 'draw.js', assetFileNames: 'draw[extname]' },
      },
    },
  });
  await mkdir(FOLDER, { recursive: true });
  const page = `${PAGE}<body><script type="module" src="draw.js"></script>`;
  await writeFile(join(FOLDER, 'index.html'), page);
}
