/** A display for browsers that have no mode without one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { which } from './which.ts';

export interface Display {
  /** For the environment variable DISPLAY. */
  name: string;
  end(): Promise<void>;
}

/** The one that is there, or a new one that nobody sees. Null where there is no Xvfb to make one. */
export async function startDisplay(env: NodeJS.ProcessEnv = process.env): Promise<Display | null> {
  const { DISPLAY: there } = env;
  if (there) return { name: there, end: () => Promise.resolve() };
  const xvfb = which('Xvfb', env['PATH']);
  if (xvfb === null) return null;
  // It takes the first number that is free, and says which.
  const args = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), exit.then(() => null)]);
  if (said === null) return null;
  const [number] = said as [Buffer];
  return {
    name: `:${String(number).trim()}`,
    end: async () => {
      child.kill();
      await exit;
    },
  };
}
