/**
 * Takes away from the worker what learner code must not reach: storage, other origins, further
 * workers. Python sees none of it (`jsglobals` is empty), but an object handed from JavaScript leads
 * to its constructors, so the globals themselves have to go. Called when the interpreter's own files
 * are here and before any learner code runs.
 *
 * What is left of the network is `fetch`, for files in the interpreter's folder: NumPy is loaded
 * from there later on.
 */
const FORBIDDEN = [
  'indexedDB',
  'caches',
  'cookieStore',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'importScripts',
  'Notification',
  'FileReaderSync',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
] as const;

const FORBIDDEN_OF_NAVIGATOR = [
  'storage',
  'serviceWorker',
  'locks',
  'sendBeacon',
  'permissions',
  'storageBuckets',
  'usb',
  'serial',
  'hid',
] as const;

/** Removes a property wherever on the prototype chain it lives. */
function remove(object: object, name: string): void {
  for (let at: object | null = object; at !== null; at = nextOf(at)) {
    Reflect.deleteProperty(at, name);
    // What cannot be deleted is covered.
    if (Object.hasOwn(at, name)) Reflect.defineProperty(at, name, { value: undefined });
  }
}

function nextOf(object: object): object | null {
  const next: unknown = Object.getPrototypeOf(object);
  return typeof next === 'object' ? next : null;
}

/** @param folder absolute address of the interpreter's files. */
export function confine(folder: string): void {
  const realFetch = self.fetch.bind(self);
  for (const name of FORBIDDEN) remove(self, name);
  for (const name of FORBIDDEN_OF_NAVIGATOR) remove(self.navigator, name);
  remove(self, 'fetch');
  Object.defineProperty(self, 'fetch', {
    value: (input: RequestInfo | URL, init?: RequestInit) => {
      const url = new URL(input instanceof Request ? input.url : input, folder).href;
      if (url.startsWith(folder) && (init?.method ?? 'GET') === 'GET') return realFetch(url);
      return Promise.reject(new TypeError(`This worker may not fetch ${url}.`));
    },
  });
}
