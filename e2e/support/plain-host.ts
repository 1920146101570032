/**
 * A host that cannot send every header: the built site without cross-origin isolation, and so
 * without shared memory by which Python could be interrupted.
 */
import { createServer, ServerResponse } from 'node:http';
import { createServer as createSite, listen } from '../../scripts/serve.ts';
import { SITE } from './pages.ts';

const ISOLATION = new Set(['cross-origin-opener-policy', 'cross-origin-embedder-policy']);

class WithoutIsolation extends ServerResponse {
  override setHeader(name: string, value: number | string | readonly string[]): this {
    return ISOLATION.has(name.toLowerCase()) ? this : super.setHeader(name, value);
  }
}

export interface Host {
  /** Without a slash at its end. */
  origin: string;
  close(): Promise<void>;
}

/** Serves on a free port until it is closed. */
export async function startPlainHost(): Promise<Host> {
  const site = createSite(SITE);
  const host = createServer({ ServerResponse: WithoutIsolation }, (request, response) => {
    site.emit('request', request, response);
  });
  await listen(host, 0);
  const address = host.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  return {
    origin: `http://localhost:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        host.close(() => resolve());
        host.closeAllConnections();
      }),
  };
}
