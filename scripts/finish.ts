/**
 * What follows Astro's build: the interpreter's folder by its hash, the script of a first visit, content policies, then the service worker,
 * then what tells hosts which headers to send, then a look at licences, then compressed copies.
 */
import { nameInterpreterFolder } from './interpreter-folder.ts';
import { checkShipped } from './licences/check-shipped.ts';
import { writePolicies } from './csp.ts';
import { writeDeployFiles } from './deploy/write.ts';
import { writeFirstVisit } from './first-visit.ts';
import { precompress } from './precompress.ts';
import { writeServiceWorker } from './service-worker.ts';

/** The order matters: each step works on what the one before has left. */
export async function finish(folder: string, base: string): Promise<void> {
  await finishPages(folder);
  await writeDeployFiles(folder, base);
  const shipped = checkShipped(folder);
  console.log(`${String(shipped)} works shipped, each with its licence.`);
  const compressed = await precompress(folder);
  console.log(`${String(compressed)} files compressed.`);
}

/** What pages need to work on any host. */
export async function finishPages(folder: string): Promise<void> {
  await nameInterpreterFolder(folder);
  await writeFirstVisit(folder);
  const pages = await writePolicies(folder);
  console.log(`Content policy written into ${String(pages)} pages.`);
  const kept = await writeServiceWorker(folder);
  console.log(`Service worker made: ${String(kept)} files are there without a network.`);
}
