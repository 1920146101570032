/** The worker of Graphviz as a thread of Node, which has messages but no `self`. */
import { parentPort } from 'node:worker_threads';

globalThis.self = {
  addEventListener: (_, hear) => parentPort.on('message', (data) => hear({ data })),
  postMessage: (told) => parentPort.postMessage(told),
};
await import('./graphviz.worker.ts');
