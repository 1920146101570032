/**
 * The worker's loop: start the interpreter once, then run cells one after the other.
 * Learner code runs synchronously here; while it does, no message is read.
 */
import { capMemory } from './budget.ts';
import { confine } from './confine.ts';
import { NotFetched } from './download.ts';
import { forbidEvaluation } from './evaluation.ts';
import { DEFLATED_STDLIB, files, interpreterKey, sha256Of, wheels } from './files.ts';
import { only, transferOf } from './findings.ts';
import { fitIntoMessage } from './fit.ts';
import { mend } from './mend.ts';
import { fileOf, loadPackages, PackagesMissing } from './packages.ts';
import { runAfterNeeds } from './needs.ts';
import type { FromWorker, RunMessage, StartMessage, ToWorker } from './protocol.ts';
import { quietable } from './quiet.ts';
import { connect, isInterrupt, type Session } from './session.ts';
import { openSnapshots } from './snapshots.ts';
import { startPyodide } from './start.ts';
import { Timers } from './timers.ts';
import { packagesMissingResult, unbegunResult } from './unfinished.ts';

const FREED_PATH = '../python/freed/';
const freed = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(['../python/freed/*.py', '!**/_native.py'], {
      query: '?raw',
      import: 'default',
      eager: true,
    }),
  ).map(([path, source]) => [path.slice(FREED_PATH.length), source]),
);

let session: Promise<Session> | null = null;
const timers = new Timers(self);
let packagesFolder = '';

/** Ours alone: learner code finds no `postMessage`, nor anything else by which to reach the page. */
const post = self.postMessage.bind(self);
const later = self.setTimeout.bind(self);
const fetchAtFirst = self.fetch.bind(self);

type NotStarted = Extract<FromWorker, { type: 'not-started' }>;

/** A page that waits for a run sends it at once: the run goes first. */
const SETTLE_MS = 50;

function send(message: FromWorker, transfer: Transferable[] = []): void {
  post(message, { transfer });
}

/** A built site has the interpreter's files in a folder of their own hash; `npm run dev` does not. */
const folderOf = ({ indexURL }: StartMessage) =>
  import.meta.env.PROD ? new URL(`${interpreterKey}/`, indexURL).href : indexURL;

async function start(message: StartMessage): Promise<Session> {
  const { memoryBudget, interrupts } = message;
  const indexURL = folderOf(message);
  forbidEvaluation();
  capMemory(memoryBudget);
  const silence = quietable(console);
  const { pyodide, keepSnapshot } = await startPyodide({
    indexURL,
    freed,
    snapshots: openSnapshots(),
    progress: (loaded, total) => send({ type: 'progress', loaded, total }),
  });
  silence();
  // A promise that a cell lets fall, and nobody waits for, is no error of the page's.
  self.addEventListener('unhandledrejection', (event) => event.preventDefault());
  self.addEventListener('error', (event) => event.preventDefault());
  packagesFolder = indexURL;
  confine(indexURL, wheels);
  const session = connect(pyodide, {
    label: 'live',
    memoryBudget,
    interrupts: interrupts ?? new Uint8Array(1),
    onRestless: () => send({ type: 'restless' }),
    send: (runId, stream, text) => send({ type: 'output', runId, stream, text }),
  });
  session.rest(true);
  later(() => void settle(keepSnapshot), SETTLE_MS);
  return session;
}

/** What a start has left to do. The page may end this worker without a loss when it has heard of it. */
async function settle(keepSnapshot: (() => Promise<void>) | null): Promise<void> {
  await keepSnapshot?.();
  send({ type: 'settled' });
}

function runCell(session: Session, message: RunMessage): void {
  const { runId } = message;
  const findings = fitIntoMessage(runAfterNeeds(session, message));
  send({ type: 'result', runId, findings }, transferOf(findings));
}

/** What has kept Python from starting, and whether a new start may succeed. */
async function failureOf(message: StartMessage, error: unknown): Promise<NotStarted> {
  const first = [...files.map(({ name }) => name), DEFLATED_STDLIB];
  const hashes = new Map([...sha256Of].filter(([name]) => first.includes(name)));
  const wrong = await mend(folderOf(message), hashes, fetchAtFirst).catch(() => null);
  if (wrong === null) return notStarted('download', saidBy(error));
  const [name] = wrong;
  if (name !== undefined) return notStarted('damaged', name);
  return { ...notStarted(reasonOf(error), saidBy(error)), isRight: true };
}

/** Where all files are right. */
function reasonOf(error: unknown): NotStarted['reason'] {
  const { CompileError, LinkError } = WebAssembly;
  if (error instanceof CompileError || error instanceof LinkError) return 'unsupported';
  return error instanceof NotFetched ? 'download' : 'broken';
}

function notStarted(reason: NotStarted['reason'], message: string): NotStarted {
  return { type: 'not-started', reason, message, isRight: false };
}

/** Emscripten throws objects that are no errors: their name, then, rather than "[object Object]". */
function saidBy(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message } = error as { name?: unknown; message?: unknown };
  const said = [message, name].find((one) => typeof one === 'string' && one !== '');
  return typeof said === 'string' ? said : JSON.stringify(error);
}

/** Once more, where what was kept of the files is wrong and the server's are right. */
async function fetchPackages({ pyodide }: Session, message: RunMessage): Promise<void> {
  const load = () =>
    loadPackages(pyodide, message, () => send({ type: 'packages', runId: message.runId }));
  try {
    await load();
  } catch (error) {
    if (!(error instanceof PackagesMissing && (await areMended(error.names)))) throw error;
    await load();
  }
}

async function areMended(packages: readonly string[]): Promise<boolean> {
  const names = packages.map(fileOf);
  const hashes = new Map([...sha256Of].filter(([name]) => names.includes(name)));
  try {
    return (await mend(packagesFolder, hashes, fetchAtFirst)).length === 0;
  } catch {
    return false; // nothing can be fetched: what is missing stays so, and is said
  }
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'start') {
    try {
      session = start(message);
      await session;
      send({ type: 'ready' });
    } catch (error) {
      send(await failureOf(message, error));
    }
    return;
  }
  if (session === null) return;
  const started = await session;
  started.rest(false);
  try {
    await fetchPackages(started, message);
    timers.without(() => runCell(started, message));
  } catch (error) {
    if (isInterrupt(error)) {
      const findings = only(unbegunResult(message.runId)); // while packages were looked for
      send({ type: 'result', runId: message.runId, findings });
      return;
    }
    if (error instanceof PackagesMissing) {
      const findings = only(packagesMissingResult(message.runId, error));
      send({ type: 'result', runId: message.runId, findings });
      return;
    }
    // What Python raises is part of a result; whatever arrives here broke the interpreter.
    const isOverflow = started.isOverflow(error);
    send({ type: 'fatal', runId: message.runId, message: String(error), isOverflow });
  } finally {
    started.rest(true);
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => void handle(event.data));
