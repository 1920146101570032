/**
 * The worker's loop: start the interpreter once, then run cells one after the other.
 * Learner code runs synchronously here; while it does, no message is read.
 */
import { capMemory } from './budget.ts';
import { confine } from './confine.ts';
import { forbidEvaluation } from './evaluation.ts';
import { wheels } from './files.ts';
import { only, transferOf } from './findings.ts';
import { fitIntoMessage } from './fit.ts';
import { loadPackages } from './packages.ts';
import { runAfterNeeds } from './needs.ts';
import type { FromWorker, RunMessage, StartMessage, ToWorker } from './protocol.ts';
import { quietable } from './quiet.ts';
import { connect, isInterrupt, type Session } from './session.ts';
import { openSnapshots } from './snapshots.ts';
import { startPyodide } from './start.ts';
import { unbegunResult } from './unfinished.ts';

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

/** Ours alone: learner code finds no `postMessage`, nor anything else by which to reach the page. */
const post = self.postMessage.bind(self);
const later = self.setTimeout.bind(self);

/** A page that waits for a run sends it at once: the run goes first. */
const SETTLE_MS = 50;

function send(message: FromWorker, transfer: Transferable[] = []): void {
  post(message, { transfer });
}

async function start({ indexURL, memoryBudget, interrupts }: StartMessage): Promise<Session> {
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
  confine(indexURL, wheels);
  const session = connect(pyodide, {
    label: 'live',
    memoryBudget,
    interrupts: interrupts ?? new Uint8Array(1),
    send: (runId, stream, text) => send({ type: 'output', runId, stream, text }),
  });
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

function reasonOf(error: unknown): 'download' | 'unsupported' {
  const { CompileError, LinkError } = WebAssembly;
  const isRefused = error instanceof CompileError || error instanceof LinkError;
  return isRefused ? 'unsupported' : 'download';
}

async function handle(message: ToWorker): Promise<void> {
  if (message.type === 'start') {
    try {
      session = start(message);
      await session;
      send({ type: 'ready' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send({ type: 'not-started', reason: reasonOf(error), message });
    }
    return;
  }
  if (session === null) return;
  try {
    const started = await session;
    await loadPackages(started.pyodide, message, () =>
      send({ type: 'packages', runId: message.runId }),
    );
    runCell(started, message);
  } catch (error) {
    if (isInterrupt(error)) {
      const findings = only(unbegunResult(message.runId)); // while packages were looked for
      send({ type: 'result', runId: message.runId, findings });
      return;
    }
    // What Python raises is part of a result; whatever arrives here broke the interpreter.
    send({ type: 'fatal', runId: message.runId, message: String(error) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => void handle(event.data));
