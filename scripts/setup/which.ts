/** Finds a program as a shell does. Playwright starts browsers by path, and takes no bare name. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program that is in the PATH; null when there is none. A path is left as it is. */
export function which(command: string, path = process.env['PATH'] ?? ''): string | null {
  if (/[\\/]/.test(command)) return command;
  const name = process.platform === 'win32' ? `${command}.exe` : command;
  const places = path.split(delimiter).filter((folder) => folder !== '');
  return places.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
