/**
 * The headers a host should send, by path; where it sends none, the service worker adds those that
 * matter. Cross-origin isolation gives the page SharedArrayBuffer, by which Stop interrupts Python;
 * the worker's policy binds the learner's code, which no policy of the page reaches.
 */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** The pages that stand in a frame on somebody else's page: one that is isolated asks for this. */
const EMBED = /(^|\/)embed\/(index\.html)?$/;

/** How a document of that path is isolated. */
export function isolationOf(pathname: string): Record<string, string> {
  const isOpen = EMBED.test(pathname);
  return { ...ISOLATION, ...(isOpen && { 'Cross-Origin-Resource-Policy': 'cross-origin' }) };
}

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

export const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Built files carry a hash in their names: the same name is always the same content. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

export function headersFor(pathname: string): Record<string, string> {
  const file = pathname.slice(pathname.lastIndexOf('/') + 1);
  return {
    ...isolationOf(pathname),
    ...EVERYWHERE,
    'Cache-Control': pathname.includes('/_astro/') ? IMMUTABLE : REVALIDATE,
    ...(/^worker\b.*\.js$/.test(file) && { 'Content-Security-Policy': WORKER_POLICY }),
  };
}
