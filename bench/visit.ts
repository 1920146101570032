/** One visit to a target's page, from an empty page to the first result, in a browser of its own. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Host, Traffic } from './host.ts';
import { type PageNumbers, probe } from './probe.ts';
import type { Target } from './targets.ts';
import { PRINTED } from './work.ts';

export interface Visit extends PageNumbers {
  /** Over the line until the first result. */
  traffic: Traffic;
  /** Addresses elsewhere that the page asked for; they were refused. */
  outside: string[];
}

const PATIENCE_MS = 120_000;
/** After a first visit: for what a page keeps for the next one. The same for all. */
const SETTLE_MS = 4000;
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
    const measured = await measure(context, target, host, host[options.line]);
    await (options.then?.(measured.page) ?? measured.page.waitForTimeout(SETTLE_MS));
    return measured.visit;
  } finally {
    await context.close();
  }
}

async function measure(context: BrowserContext, target: Target, host: Host, origin: string) {
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

  const before = host.traffic();
  await page.goto(origin + target.path, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.bench.marks.result !== null, null, {
    polling: 100,
    timeout: PATIENCE_MS,
  });
  const after = host.traffic();
  const numbers = await page.evaluate(() => window.bench.numbers());
  const scripts = numbers.scripts.filter(({ url }) => !workers.has(url));
  const traffic = {
    bytes: after.bytes - before.bytes,
    requests: after.requests - before.requests,
  };
  return { page, visit: { ...numbers, scripts, traffic, outside: [...outside] } };
}
