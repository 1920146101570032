/** `npm run serve:caddy`: serves the built site with Caddy and the Caddyfile, as the container does. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { basePath } from './base.ts';
import { caddyVersion, findCaddy, NO_CADDY, startCaddy } from './deploy/caddy.ts';
import { wishedPort } from './serve.ts';
import { Failure, runMain } from './setup/fail.ts';

await runMain(async () => {
  const [folder, base, port] = ['dist', basePath(), wishedPort()];
  if (!existsSync(folder)) throw new Failure(`There is no ${folder}. Run npm run build first.`);
  const caddy = findCaddy();
  if (caddy === null) throw new Failure(NO_CADDY);
  const { child } = await startCaddy(caddy, { folder, base, port }, false);
  const address = `http://localhost:${String(port)}${base}`;
  console.log(`\nCaddy ${caddyVersion(caddy)} serves Freed at ${address}  (Ctrl+C ends it)`);
  await once(child, 'exit');
});
