/** Firefox, driven over WebDriver BiDi. */
import { type HTTPResponse, launch, type Page as Tab } from 'puppeteer-core';
import { type Engine, type Page, type Part, PATIENCE_MS } from './engine.ts';

/** @param path of the browser. */
export async function startFirefox(path: string): Promise<Engine> {
  const options = { executablePath: path, headless: true, timeout: PATIENCE_MS } as const;
  const browser = await launch({ browser: 'firefox', ...options });
  return {
    sharesMemory: true,
    open: async () => {
      const profile = await browser.createBrowserContext();
      const tab = await profile.newPage();
      tab.setDefaultTimeout(PATIENCE_MS);
      return pageOf(tab, await listenTo(tab), () => profile.close());
    },
    close: () => browser.close(),
  };
}

interface Heard {
  complaints: string[];
  policies: string[];
}

async function listenTo(tab: Tab): Promise<Heard> {
  const heard: Heard = { complaints: [], policies: [] };
  await tab.evaluateOnNewDocument(reportViolations);
  tab.on('pageerror', (error) => heard.complaints.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') heard.complaints.push(message.text());
  });
  tab.on('response', (response: HTTPResponse) => {
    const isWorker = /\/worker\b[^/]*\.js$/.test(response.url());
    if (isWorker) heard.policies.push(response.headers()['content-security-policy'] ?? 'none');
  });
  return heard;
}

function pageOf(tab: Tab, { complaints, policies }: Heard, close: () => Promise<void>): Page {
  const find = ({ within = ':root', role, name }: Part) =>
    tab.locator(`${within} ::-p-aria([name="${name}"][role="${role}"])`);
  return {
    goto: async (address) => {
      await tab.goto(address);
    },
    reload: async () => {
      await tab.reload();
    },
    hasSettled: () => tab.waitForNetworkIdle(),
    evaluate: async (run, ...args) => tab.evaluate(run as never, ...args),
    appears: (part) =>
      find(part)
        .wait()
        .then(() => undefined),
    click: (part) => find(part).click(),
    fill: (part, text) => find(part).fill(text),
    policyOfWorker: () => Promise.resolve(policies.at(-1)),
    complaints: () => Promise.resolve(complaints),
    close,
  };
}

/** Runs in the page, before anything of its own. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    console.error(`Policy: ${violatedDirective} ${blockedURI}`);
  });
}
