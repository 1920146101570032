/**
 * Playwright's `test`, which also watches what no test asks for and no page may do: break its
 * content policy, reach for another origin, throw an error that nobody catches.
 */
import { test as base } from '@playwright/test';

export interface Incidents {
  /** Directive and address of what the policy stopped. */
  violations: string[];
  /** Addresses outside this site, of requests of pages and workers. */
  foreign: string[];
  /** Uncaught errors, and what the browser complains about in the console. */
  errors: string[];
}

interface Watched {
  incidents: Incidents;
  /** Addresses of all requests so far, those of workers among them. */
  requests: string[];
}

const REPORT = 'reportPolicyViolation';

export const test = base.extend<Watched>({
  requests: async ({ context }, use) => {
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    await use(requests);
  },

  incidents: [
    async ({ context, requests, javaScriptEnabled }, use) => {
      const incidents: Incidents = { violations: [], foreign: [], errors: [] };
      if (javaScriptEnabled) {
        await context.exposeFunction(REPORT, (what: string) => incidents.violations.push(what));
        await context.addInitScript(reportViolations, REPORT);
      }
      context.on('weberror', (error) => incidents.errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') incidents.errors.push(message.text());
      });
      await use(incidents);
      incidents.foreign.push(...requests.filter(isForeign));
      base.expect(incidents).toEqual({ violations: [], foreign: [], errors: [] });
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

/** Runs in the page, before anything of its own. */
function reportViolations(report: string): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    const send = Reflect.get(window, report) as (what: string) => void;
    send(`${violatedDirective} ${blockedURI}`);
  });
}

/**
 * Tests serve the site from this machine, under one name and from more than one port. What lies below
 * that name is somebody else's page.
 */
function isForeign(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) && !/^([a-z]+\.)?localhost$/.test(hostname);
}
