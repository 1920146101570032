/**
 * The headers a host should send, by path: the one place that says so. scripts/serve.ts sends them on
 * this machine; scripts/deploy/ writes them down for other hosts. Of a page's own content policy only
 * who may frame it is here, which a page cannot say itself: the rest stands in the page
 * (scripts/csp.ts), because it names the page's inline scripts.
 */
import { FRAMED, ISOLATION, WORKER_POLICY } from './headers.ts';

export interface HeaderRow {
  /** Below the site's base; one `*` at most, which stands for anything, slashes too. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** The same name is always the same content: these names hold a hash of it. */
const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** May be kept, but is asked for each time: an unchanged file costs an answer without a body. */
const REVALIDATE = { 'Cache-Control': 'no-cache' };

/** Nothing on the site asks for any of these, and learner code must not either. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb'];

/** Other pages of ours hold the reader's progress: nobody else's page draws over them. */
const BY_ANYBODY = { ...FRAMED, 'Content-Security-Policy': 'frame-ancestors *' };

/** By the ending of a file. Pages and types are matters of their own: a page is also a folder. */
export const CONTENT_TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  py: 'text/plain; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  whl: 'application/zip',
  zip: 'application/zip',
  pagefind: 'application/octet-stream',
  pf_fragment: 'application/octet-stream',
  pf_index: 'application/octet-stream',
  pf_meta: 'application/octet-stream',
} as const satisfies Record<string, string>;

/**
 * From the general to the particular: of two rows that name the same header, the later one holds.
 * The service worker needs no row: it lies at the top of what it serves, so nothing has to widen its
 * scope, and like a page it is asked for each time.
 */
export const HEADER_TABLE: readonly HeaderRow[] = [
  {
    path: '/*',
    headers: {
      ...ISOLATION,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy': "frame-ancestors 'self'",
      'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
      ...REVALIDATE,
    },
  },
  { path: '/embed/*', headers: BY_ANYBODY },
  { path: '/zh-cn/embed/*', headers: BY_ANYBODY },
  { path: '/_astro/*', headers: IMMUTABLE },
  { path: '/pagefind/fragment/*', headers: IMMUTABLE },
  { path: '/pagefind/index/*', headers: IMMUTABLE },
  { path: '/_astro/worker*', headers: { 'Content-Security-Policy': WORKER_POLICY } },
];

/** What the host answers with when there is no such file: never kept, whatever was asked for. */
export const NOT_FOUND = '/404.html';

/**
 * @param pathname as asked for, undecoded.
 * @param base what the site lies under: begins and ends with a slash.
 */
export function headersFor(pathname: string, base = '/'): Record<string, string> {
  const path = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname;
  const rows = HEADER_TABLE.filter((row) => matches(row.path, path));
  const type = contentTypeOf(path);
  return {
    ...(type !== undefined && { 'Content-Type': type }),
    ...(Object.assign({}, ...rows.map(({ headers }) => headers)) as Record<string, string>),
  };
}

/** Undefined for a path that names no kind of file; a folder is answered with its page. */
function contentTypeOf(path: string): string | undefined {
  const ending = path.endsWith('/') ? 'html' : (/\.([^./]+)$/.exec(path)?.[1] ?? '');
  return new Map<string, string>(Object.entries(CONTENT_TYPES)).get(ending);
}

export function matches(pattern: string, path: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return path === pattern;
  const isLongEnough = path.length >= before.length + after.length;
  return isLongEnough && path.startsWith(before) && path.endsWith(after);
}
