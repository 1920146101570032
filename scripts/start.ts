/** `npm start`: set up, build what has changed, and serve the built site. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { basePath, siteOrigin } from './base.ts';
import { build } from './build.ts';
import { createServer, listen, wishedPort } from './serve.ts';
import { runMain } from './setup/fail.ts';
import { setup } from './setup.ts';
import { Stopwatch } from './stopwatch.ts';

/** In dist/, which every build empties: whoever builds it from something else takes this away. */
const STAMP = 'dist/.built-from';
/** Whatever can change a page. */
const INPUTS = ['src/**/*', 'public/*', 'scripts/**/*', 'astro.config.mjs', 'package-lock.json'];

async function hashOfInputs(): Promise<string> {
  const files: string[] = [];
  for await (const entry of glob(INPUTS, { withFileTypes: true })) {
    if (entry.isFile()) files.push(`${entry.parentPath}/${entry.name}`);
  }
  const hash = createHash('sha256').update(JSON.stringify([basePath(), siteOrigin()]));
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

async function buildWhenNeeded(watch: Stopwatch): Promise<void> {
  const before = await hashOfInputs();
  const isBuilt = existsSync(STAMP) && existsSync('dist/index.html');
  if (isBuilt && (await readFile(STAMP, 'utf8')) === before) {
    console.log('The built site is up to date.');
    return;
  }
  await build(watch);
  await writeFile(STAMP, before);
}

await runMain(async () => {
  const wished = wishedPort();
  const probe = createServer('dist');
  await listen(probe, wished); // a taken port is said now, not after the build
  probe.close();
  const watch = new Stopwatch();
  watch.add('Packages', Number(process.env['FREED_INSTALLED_IN'] ?? 0));
  await watch.step('Python’s files', setup);
  await buildWhenNeeded(watch);
  const base = basePath();
  const port = await listen(createServer('dist', base), wished);
  watch.say();
  console.log(`\nFreed is ready at http://localhost:${String(port)}${base}  (Ctrl+C ends it)`);
});
