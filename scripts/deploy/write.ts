/** Writes down, for other hosts, what scripts/serve.ts does on this machine. The build's last step but one. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

async function writeWhenChanged(file: string, text: string): Promise<void> {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
