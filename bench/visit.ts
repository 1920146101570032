/** One visit to a target's page, from an empty page to the first result, in a browser of its own. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Host, Traffic } from './host.ts';
import { type Marks, probe } from './probe.ts';
import type { Target } from './targets.ts';
import { PRINTED } from './work.ts';

export interface Visit extends Marks {
  /** Lengths in ms of the main thread's tasks over 50 ms, until the first result. */
  longTasks: number[];
  /** Compressed bytes of JavaScript for the page itself, workers' not counted, until the first result. */
  scriptBytes: number;
  /** Over the line until the first result. */
  traffic: Traffic;
  /** Over the line until the visit ended: what a page fetches for later. */
  allTraffic: Traffic;
  /** Addresses elsewhere that the page asked for; they were refused. */
  outside: string[];
}

const PATIENCE_MS = 120_000;
/** After a first visit: for what a page keeps for the next one. The same for all. */
const SETTLE_MS = 4000;
/** A new browser process is busy with itself; readers open pages in one that is at rest. */
const BROWSER_MS = 1500;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nobody may fetch anything from elsewhere: it would fail in one place and take time in another.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

export interface VisitOptions {
  browser: string;
  /** The reader's profile: empty for a first visit. */
  profile: string;
  line: 'fast' | 'slow';
  /** What to do in the page after the first result. */
  then?: (page: Page) => Promise<void>;
}

/** @throws Error when no result comes. */
export async function visit(target: Target, host: Host, options: VisitOptions): Promise<Visit> {
  const context = await chromium.launchPersistentContext(options.profile, {
    executablePath: options.browser,
    headless: true,
    args: FLAGS,
  });
  try {
    const before = host.traffic();
    const { page, ...measured } = await measure(context, target, host[options.line]);
    const traffic = difference(host.traffic(), before);
    const { numbers, outside } = measured;
    await (options.then?.(page) ?? page.waitForTimeout(SETTLE_MS));
    return { ...numbers, outside, traffic, allTraffic: difference(host.traffic(), before) };
  } finally {
    await context.close();
  }
}

async function measure(context: BrowserContext, target: Target, origin: string) {
  await context.addInitScript(target.driver);
  await context.addInitScript(probe, PRINTED);
  const outside = new Set<string>();
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) outside.add(url.origin);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const workers = new Set<string>();
  page.on('worker', (worker) => workers.add(worker.url()));

  await page.waitForTimeout(BROWSER_MS);
  await page.goto(origin + target.path, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench.marks.result !== null, null, {
    polling: 50,
    timeout: PATIENCE_MS,
  });
  const { scripts, ...numbers } = await page.evaluate(() => window.bench.numbers());
  const ofPage = scripts.filter(({ url }) => !workers.has(url));
  const scriptBytes = ofPage.reduce((sum, { bytes }) => sum + bytes, 0);
  return { page, numbers: { ...numbers, scriptBytes }, outside: [...outside] };
}

function difference(now: Traffic, before: Traffic): Traffic {
  return { bytes: now.bytes - before.bytes, requests: now.requests - before.requests };
}
