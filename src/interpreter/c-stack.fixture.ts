/** Runs programs in a thread of its own, whose stack is as large as its maker says. */
import { parentPort, workerData } from 'node:worker_threads';
import { restoreNodeSession } from './node.ts';

const session = await restoreNodeSession();
const ended = (workerData as string[]).map((source) => {
  const { error } = session.run({ runId: 1, source, pass: 'bytes', filename: 'cell.py' }).result;
  return error?.type ?? null;
});
parentPort?.postMessage(ended);
