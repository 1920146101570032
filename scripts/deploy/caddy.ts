/** Caddy on this machine, with the Caddyfile that the build writes: for `npm run serve:caddy`, tests and benches. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { endTogether } from '../process-tree.ts';
import { Failure } from '../setup/fail.ts';

export const NO_CADDY =
  'There is no Caddy here. Install it ("apt-get install caddy" on Debian, else see ' +
  'https://caddyserver.com/docs/install), or name it in CADDY_PATH.';

/** How long it may take to answer for the first time. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/** Name or path of a Caddy that runs; null when there is none. */
export function findCaddy(env: Readonly<NodeJS.ProcessEnv> = process.env): string | null {
  const name = env['CADDY_PATH'] || 'caddy';
  return spawnSync(name, ['version'], { stdio: 'ignore' }).status === 0 ? name : null;
}

export function caddyVersion(caddy: string): string {
  return spawnSync(caddy, ['version'], { encoding: 'utf8' }).stdout.trim().split(' ')[0] ?? '';
}

export interface Asked {
  /** The built site. */
  folder: string;
  /** What it lies under: begins and ends with a slash. */
  base: string;
  port: number;
}

export interface RunningCaddy {
  /** Ends by itself only when it could not start. */
  child: ChildProcess;
  close(): Promise<void>;
}

/** Resolves when it answers. @throws Failure when it does not. */
export async function startCaddy(
  caddy: string,
  asked: Asked,
  isQuiet = true,
): Promise<RunningCaddy> {
  const child = spawn(caddy, ['run', '--config', 'deploy/Caddyfile', '--adapter', 'caddyfile'], {
    stdio: ['ignore', 'ignore', isQuiet ? 'ignore' : 'inherit'],
    env: {
      ...process.env,
      SITE_ADDRESS: `:${String(asked.port)}`,
      SITE_ROOT: asked.folder,
      BASE_PATH: asked.base.slice(0, -1),
      XDG_CONFIG_HOME: '.cache/caddy',
      XDG_DATA_HOME: '.cache/caddy',
    },
  });
  const release = endTogether(child);
  const close = async () => {
    release();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  if (await answers(child, `http://localhost:${String(asked.port)}${asked.base}`)) {
    return { child, close };
  }
  await close();
  throw new Failure(`Caddy did not serve ${asked.folder} at port ${String(asked.port)}.`);
}

async function answers(child: ChildProcess, address: string): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
    if (child.exitCode !== null) return false;
    try {
      if ((await fetch(address)).ok) return true;
    } catch {
      // Nobody listens there yet.
    }
    await wait(PAUSE_MS);
  }
  return false;
}
