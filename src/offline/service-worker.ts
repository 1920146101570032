/**
 * The service worker: the site without a network, and isolation on hosts that send no headers.
 *
 * Pages and their files are of one build: they are kept all together when this script is installed,
 * each checked by its sha256, and served from there until the next build's script takes over. The
 * interpreter's files, and what few readers ask for, are kept as they are first fetched, each when its
 * sha256 is right; the interpreter's lie in a folder that is named by their hashes.
 */
import { cacheNames, clientsClaim } from 'workbox-core';
import { addPlugins, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies';
import {
  DEFLATED_STDLIB,
  files,
  interpreterKey,
  LATER_STDLIB,
  PACKED_STDLIB,
  sha256Of,
} from '../interpreter/files.ts';
import { isRight } from '../interpreter/mend.ts';
import { isolate } from './isolate.ts';
import { LATE_CACHE } from './late.ts';
import { KEEP_INTERPRETER, TAKE_OVER } from './messages.ts';

/** Every file of the build: put here by scripts/service-worker.ts. */
declare const __PRECACHE__: Parameters<typeof precacheAndRoute>[0];

/** By address the sha256, in hexadecimal, of what is kept once it was fetched. */
declare const __LATE__: Readonly<Record<string, string>>;

/** What TypeScript's library for pages does not know of a service worker. */
declare const self: Window & { skipWaiting(): Promise<void> };
interface ExtendableMessage extends MessageEvent<unknown> {
  waitUntil(promise: Promise<unknown>): void;
}

const FOLDER = new URL(`pyodide/${interpreterKey}/`, self.location.href).href;
const INTERPRETER_CACHE = `interpreter-${interpreterKey}`;

const isolated = {
  handlerWillRespond: ({ request, response }: { request: Request; response: Response }) =>
    Promise.resolve(isolate(request, response)),
};

/**
 * The packed standard library is large where it comes uncompressed, and the page takes the other one. That
 * is kept instead of it, as an empty answer: or it would be asked for, and broken off, at every start.
 */
const NOT_PACKED = 204;
const worthKeeping = {
  cacheWillUpdate: async ({ request, response }: { request: Request; response: Response }) => {
    const sha256 = sha256Of.get(request.url.slice(FOLDER.length));
    if (response.status !== 200 || sha256 === undefined) return null;
    const isLarge =
      request.url.endsWith(PACKED_STDLIB) && !response.headers.has('content-encoding');
    if (isLarge) return new Response(null, { status: NOT_PACKED });
    return (await isRight(response.clone(), sha256)) ? response : null;
  },
};

const interpreterFiles = new CacheFirst({
  cacheName: INTERPRETER_CACHE,
  plugins: [worthKeeping],
});

const lateOf = new Map(
  Object.entries(__LATE__).map(([name, sha256]) => [
    new URL(name, self.location.href).href,
    sha256,
  ]),
);
const rightOrNotKept = {
  // A wrong answer may also lie in the browser's own cache, and for a year.
  fetchDidSucceed: async ({ request, response }: { request: Request; response: Response }) =>
    (await isRightLate(request, response)) ? response : fetch(request, { cache: 'reload' }),
  cacheWillUpdate: async ({ request, response }: { request: Request; response: Response }) =>
    (await isRightLate(request, response)) ? response : null,
};

function isRightLate({ url }: Request, response: Response): Promise<boolean> {
  return isRight(response.clone(), lateOf.get(url) ?? '');
}

const lateFiles = new CacheFirst({ cacheName: LATE_CACHE, plugins: [rightOrNotKept, isolated] });

/**
 * A file whose name holds its hash may be taken from the browser's own cache while this script is installed.
 * A wrong answer can lie there for a year, and no build would ever be whole: so it is asked for once more.
 */
const pastTheCache = {
  handlerDidError: async ({ request, event }: { request: Request; event: Event }) => {
    if (event.type !== 'install' || request.cache === 'reload') return undefined;
    const response = await fetch(new Request(request, { cache: 'reload' })); // its hash is still compared
    if (!response.ok) return undefined;
    const cache = await caches.open(cacheNames.precache);
    await cache.put(request.url, response.clone());
    return response;
  },
};

clientsClaim();
addPlugins([isolated, pastTheCache]);
precacheAndRoute(__PRECACHE__);
// A page that could not start Python asks past what is kept.
registerRoute(
  ({ url, request }) => url.href.startsWith(FOLDER) && request.cache === 'reload',
  new NetworkFirst({ cacheName: INTERPRETER_CACHE, plugins: [worthKeeping] }),
);
registerRoute(({ url }) => url.href.startsWith(FOLDER), interpreterFiles);
registerRoute(({ url }) => lateOf.has(url.href), lateFiles);
registerRoute(
  ({ request }) => request.destination === 'document' || request.destination === 'worker',
  new NetworkOnly({ plugins: [isolated] }),
);
setCatchHandler(async ({ request }) => {
  const page = request.destination === 'document' ? await matchPrecache('404.html') : undefined;
  return page === undefined ? Response.error() : isolate(request, page);
});

self.addEventListener('activate', (event) => {
  (event as ExtendableMessage).waitUntil(forgetOld());
});

self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
  if (event.data === KEEP_INTERPRETER) {
    (event as ExtendableMessage).waitUntil(keepInterpreter(event as ExtendableMessage));
  }
});

async function forgetOld(): Promise<void> {
  const names = await caches.keys();
  const isOld = (name: string) => name.startsWith('interpreter-') && name !== INTERPRETER_CACHE;
  const old = names.filter((name) => isOld(name) || name === LATE_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The interpreter that came before this script was in charge is in the browser's own cache. */
async function keepInterpreter(event: ExtendableMessage): Promise<void> {
  const cache = await caches.open(INTERPRETER_CACHE);
  const keep = async (name: string) => {
    const url = new URL(name, FOLDER).href;
    if (await cache.match(url)) return;
    const request = new Request(url, { cache: 'force-cache' });
    await Promise.all(interpreterFiles.handleAll({ request, event: event as never }));
  };
  await Promise.all([...files.map(({ name }) => name), LATER_STDLIB].map(keep));
  const packed = await cache.match(new URL(PACKED_STDLIB, FOLDER));
  if (packed?.status !== 200) await keep(DEFLATED_STDLIB);
}
