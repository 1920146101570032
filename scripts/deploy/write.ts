/** Writes down, for other hosts, what scripts/serve.ts does on this machine. The build's last step but one. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhenChanged } from '../setup/when-changed.ts';
import { caddyfile } from './caddyfile.ts';
import { containerfile, containerIgnore } from './containerfile.ts';
import { headersFile } from './headers-file.ts';

/** The same for every build: kept in the repository, so that they can be read and reviewed. */
export const DEPLOY_FILES: Readonly<Record<string, () => string>> = {
  'deploy/Caddyfile': caddyfile,
  'deploy/Containerfile': containerfile,
  'deploy/Containerfile.dockerignore': containerIgnore,
};

/** @param folder the built site; `_headers` goes into it. */
export async function writeDeployFiles(folder: string, base: string): Promise<void> {
  await writeFile(join(folder, '_headers'), headersFile(base));
  for (const [file, text] of Object.entries(DEPLOY_FILES)) await writeWhenChanged(file, text());
}
