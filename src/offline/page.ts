/**
 * The page's side of the service worker: registers it, tells of a new version, and knows when code
 * may run in a worker that is bound by a policy.
 */
import { WORKER_POLICY } from './headers.ts';
import { KEEP_INTERPRETER, TAKE_OVER } from './messages.ts';

/** Says that this tab has tried to become isolated, so that it does so once. */
const TRIED = 'freed:isolating';

/** How long after a page has loaded its service worker is fetched, when nothing needs it sooner. */
const LATER_MS = 5000;

let register = (): Promise<ServiceWorkerRegistration | null> => Promise.resolve(null);
/** Asks the host, where isolation does not tell. */
let isBoundByHost = (): Promise<boolean> => Promise.resolve(false);
/** Whether this page keeps what is needed without a network. */
let isKeeping = false;

/**
 * Registers the service worker: at once where it must isolate the page, else later, so that what it
 * fetches is not in the way of reading or of a first run.
 * @param script its address.
 * @param onNewVersion hears that a newer build waits; calling `takeOver` reloads the page with it.
 */
export function startOffline(script: string, onNewVersion: (takeOver: () => void) => void): void {
  const container = serviceWorkers();
  if (container === null) return;
  const hadController = container.controller !== null;
  isKeeping = true;
  register = once(() => tryToRegister(container, script));
  const begin = async () => {
    const registration = await register();
    if (registration === null) return;
    watchForNewVersion(container, registration, onNewVersion);
    if (!crossOriginIsolated) await becomeIsolated(container, hadController);
    else sessionStorage.removeItem(TRIED);
  };
  setTimeout(() => void begin(), crossOriginIsolated && !hadController ? LATER_MS : 0);
}

/**
 * For a frame on somebody else's page. Its storage is apart from this site's own, so nothing is kept
 * in it for later, and no reload isolates it. The service worker is registered only when code should
 * run and the host sends no policy for it.
 * @param workerScript tells the address of the script that learner code runs in.
 */
export function offerContainment(script: string, workerScript: () => Promise<string>): void {
  const container = serviceWorkers();
  if (container === null) return;
  register = once(() => tryToRegister(container, script));
  isBoundByHost = async () => comesBound(await workerScript());
}

/**
 * Resolves when the worker's script comes with the policy that binds learner code: from the host, or
 * from the service worker once it is in charge of the page. Where no service worker can be had (a
 * private window, a page without https, a frame without storage) it resolves as well: then
 * confine.ts alone must hold.
 */
export async function whenContained(): Promise<void> {
  const container = serviceWorkers();
  // Isolated and not by a service worker: this host sends our headers itself.
  if (container === null || crossOriginIsolated || isControlled(container)) return;
  if (await isBoundByHost()) return;
  const registration = await register();
  if (registration === null || isControlled(container)) return;
  await inCharge(container, registration);
}

/** Python is here: its files should be there without a network too. */
export async function keepInterpreter(): Promise<void> {
  if (!isKeeping || (await register()) === null) return;
  const registration = await serviceWorkers()?.ready;
  registration?.active?.postMessage(KEEP_INTERPRETER);
}

/** Whether the host itself sends the policy: a frame is seldom isolated, so that does not tell. */
async function comesBound(worker: string): Promise<boolean> {
  try {
    const { headers } = await fetch(worker, { method: 'HEAD' });
    return headers.get('content-security-policy') === WORKER_POLICY;
  } catch {
    return false; // the run that follows will say that the network is down
  }
}

function once<T>(make: () => T): () => T {
  let made: { is: T } | null = null;
  return () => (made ??= { is: make() }).is;
}

function serviceWorkers(): ServiceWorkerContainer | null {
  return isSecureContext && 'serviceWorker' in navigator ? navigator.serviceWorker : null;
}

function isControlled({ controller }: ServiceWorkerContainer): boolean {
  return controller !== null;
}

async function tryToRegister(
  container: ServiceWorkerContainer,
  script: string,
): Promise<ServiceWorkerRegistration | null> {
  try {
    // A browser or a tool that forbids it may also answer with nothing.
    const answer: unknown = await container.register(script, { updateViaCache: 'none' });
    return answer instanceof ServiceWorkerRegistration ? answer : null;
  } catch {
    return null; // reading and running go on without it
  }
}

/** Or has failed to be: a full disk, a file that does not come. */
async function inCharge(
  container: ServiceWorkerContainer,
  { installing, waiting, active }: ServiceWorkerRegistration,
): Promise<void> {
  if (!installing && !waiting && !active) return;
  await new Promise<void>((resolve) => {
    container.addEventListener('controllerchange', () => resolve(), { once: true });
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'redundant') resolve();
    });
  });
}

/**
 * A new build waits until the reader wants it; one that another tab let in offers a reload, and so does
 * one that came to the host between this page and its service worker.
 */
function watchForNewVersion(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  onNewVersion: (takeOver: () => void) => void,
): void {
  let [isControlled, isWanted] = [container.controller !== null, false];
  const reload = () => location.reload();
  let take: (() => void) | null = null;
  /** Said once; what was offered last is what the reader gets. */
  const offer = (how: () => void) => {
    if (take === null) onNewVersion(() => take?.());
    take = how;
  };
  container.addEventListener('controllerchange', () => {
    if (isWanted) reload();
    else if (isControlled) offer(reload);
    else void isOfAnotherBuild().then((isOther) => isOther && offer(reload));
    isControlled = true;
  });
  const offerWaiting = (waiting: ServiceWorker) => {
    offer(() => {
      isWanted = true;
      waiting.postMessage(TAKE_OVER);
    });
  };
  if (registration.waiting && isControlled) offerWaiting(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && isControlled) offerWaiting(installing);
    });
  });
}

/** Whether the build that is kept is another than this page's: then it lacks what the page may still import. */
async function isOfAnotherBuild(): Promise<boolean> {
  const scripts = document.querySelectorAll<HTMLScriptElement>('script[type=module][src]');
  const kept = await Promise.all(Array.from(scripts, ({ src }) => caches.match(src)));
  return kept.includes(undefined);
}

/**
 * Reloads once when the service worker can isolate the page, unless the reader has begun to do
 * something: then the next page they open is isolated, and until then Stop replaces Python.
 */
async function becomeIsolated(
  container: ServiceWorkerContainer,
  hadController: boolean,
): Promise<void> {
  if (!hadController) await container.ready;
  if (navigator.userActivation.hasBeenActive || sessionStorage.getItem(TRIED) !== null) return;
  sessionStorage.setItem(TRIED, 'yes');
  location.reload();
}
