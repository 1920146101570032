/**
 * The headers that the site cannot do without, for the service worker too: where a host sends none
 * (header-table.ts says what it should send), the worker adds these.
 */

/** Gives the page SharedArrayBuffer, by which Stop interrupts Python. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** For the pages that stand in a frame on somebody else's page: one that is isolated asks for this. */
export const FRAMED = { 'Cross-Origin-Resource-Policy': 'cross-origin' } as const;
const EMBED = /(^|\/)embed\/(index\.html)?$/;

/** How a document of that path is isolated. */
export function isolationOf(pathname: string): Record<string, string> {
  return { ...ISOLATION, ...(EMBED.test(pathname) && FRAMED) };
}

/** Binds the learner's code, which no policy of the page reaches. */
export const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
