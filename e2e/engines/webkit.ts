/**
 * WebKitGTK, driven over W3C WebDriver: each page is a browser of its own, whose profile is gone with it.
 * A display is started where there is none.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from '../../scripts/free-port.ts';
import { endTree } from '../../scripts/process-tree.ts';
import { startDisplay } from '../../scripts/setup/display.ts';
import { type Engine, type Page, type Part, PATIENCE_MS } from './engine.ts';
import { Driven, isReady, WebDriverError } from './webdriver.ts';

const PAUSE_MS = 100;
/** For how long nothing may have been fetched. */
const SETTLED_MS = 500;
const CANDIDATES: Record<Part['role'], string> = {
  button: 'button',
  radio: 'input[type=radio]',
  textbox: 'input:not([type=radio], [type=checkbox]), textarea',
};
/** What a page that still moves answers to a click: it is tried again. */
const PASSING = [
  'element click intercepted',
  'element not interactable',
  'stale element reference',
  'invalid element state',
];

export interface WebKitPrograms {
  driver: string;
  browser: string;
}

/** @param sharesMemory WebKitGTK has SharedArrayBuffer only when it is asked to. */
export async function startWebKit(
  { driver, browser }: WebKitPrograms,
  sharesMemory: boolean,
): Promise<Engine> {
  const display = await startDisplay();
  if (display === null) throw new Error('There is no display, and no Xvfb to make one.');
  const port = await freePort();
  const child = spawn(driver, [`--port=${String(port)}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.name,
      JSC_useSharedArrayBuffer: sharesMemory ? '1' : '0',
    },
  });
  const address = `http://127.0.0.1:${String(port)}`;
  await until(() => isReady(address), `${driver} does not answer.`);
  return {
    sharesMemory,
    open: () => open(address, browser),
    close: async () => {
      await end(child);
      await display.end();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  await endTree(child.pid);
  await gone;
}

async function open(address: string, browser: string): Promise<Page> {
  const tab = await Driven.start(address, {
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    timeouts: { script: PATIENCE_MS, pageLoad: PATIENCE_MS },
  });
  return pageOf(tab);
}

function pageOf(tab: Driven): Page {
  const all: string[] = [];
  const collect = async () => {
    all.push(...z.array(z.string()).parse(await tab.evaluate(takeComplaints, [])));
  };
  /** The driver tells no page before its own scripts run: what goes wrong while it loads is not heard. */
  const load = async (how: () => Promise<void>) => {
    await collect();
    await how();
    await tab.evaluate(listen, []);
  };
  const page: Page = {
    goto: (address) => load(() => tab.goto(address)),
    reload: () => load(() => tab.reload()),
    hasSettled: () => hasSettled(page),
    evaluate: async (run, ...args) => (await tab.evaluate(run, args)) as never,
    appears: (part) => attempt(tab, part, () => Promise.resolve()),
    click: (part) => attempt(tab, part, (element) => tab.click(element)),
    fill: (part, text) => attempt(tab, part, (element) => tab.fill(element, text)),
    complaints: async () => {
      await collect();
      return all;
    },
    close: () => tab.end(),
  };
  return page;
}

async function attempt(
  tab: Driven,
  part: Part,
  act: (element: string) => Promise<void>,
): Promise<void> {
  await until(async () => {
    try {
      const element = await findPart(tab, part);
      if (element === null || !(await tab.isEnabled(element))) return false;
      await act(element);
      return true;
    } catch (error) {
      if (error instanceof WebDriverError && PASSING.includes(error.kind)) return false;
      throw error;
    }
  }, `No ${part.role} "${part.name}" could be used.`);
}

async function findPart(tab: Driven, { within = '', role, name }: Part): Promise<string | null> {
  for (const element of await tab.find(`${within} :is(${CANDIDATES[role]})`)) {
    if ((await labelOf(tab, element)) === name) return element;
  }
  return null;
}

/** Null for what assistive software is not told of: asked for its name, the driver knows no answer. */
async function labelOf(tab: Driven, element: string): Promise<string | null> {
  try {
    return await tab.label(element);
  } catch (error) {
    if (error instanceof WebDriverError && error.kind === 'unknown error') return null;
    throw error;
  }
}

async function until(isSo: () => Promise<boolean>, sentence: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(sentence);
    await wait(PAUSE_MS);
  }
}

async function hasSettled(page: Page): Promise<void> {
  let seen = -1;
  await until(async () => {
    const before = seen;
    seen = await page.evaluate(() => performance.getEntriesByType('resource').length);
    if (seen !== before) await wait(SETTLED_MS);
    return seen === before;
  }, 'The page does not stop fetching.');
}

/** Runs in the page when it has loaded. */
function listen(): void {
  const complaints: string[] = [];
  Reflect.set(window, 'complaints', complaints);
  const tell = console.error.bind(console);
  console.error = (...args: unknown[]) => {
    complaints.push(args.map(String).join(' '));
    tell(...args);
  };
  addEventListener('error', ({ message }) => complaints.push(`Uncaught: ${message}`));
  addEventListener('unhandledrejection', (event) => {
    complaints.push(`Rejected: ${String(event.reason)}`);
  });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    complaints.push(`Policy: ${violatedDirective} ${blockedURI}`);
  });
}

/** Runs in the page. */
function takeComplaints(): unknown {
  const complaints: unknown = Reflect.get(window, 'complaints');
  return Array.isArray(complaints) ? complaints.splice(0) : [];
}
