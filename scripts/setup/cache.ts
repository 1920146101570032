/** Where downloads are kept between clones: FREED_CACHE, else the system's place for caches. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['FREED_CACHE']) return env['FREED_CACHE'];
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'freed');
  }
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'freed');
}
