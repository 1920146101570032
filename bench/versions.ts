/** What was measured, and on what. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, type as systemType } from 'node:os';
import { z } from 'zod';

const Manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const Package = z.object({ version: z.string() });

/** Package name to version, as the peers' manifests pin them. */
export function peerVersions(): Map<string, string> {
  const manifest = Manifest.parse(JSON.parse(readFileSync('bench/peers/package.json', 'utf8')));
  const versions = new Map(Object.entries(manifest.dependencies));
  for (const line of readFileSync('bench/peers/python.in', 'utf8').split('\n')) {
    const [name, version] = line.split('==');
    if (name !== undefined && version !== undefined) versions.set(name, version);
  }
  return versions;
}

/** A title with the versions in it. */
export function withVersions(title: string, versions: ReadonlyMap<string, string>): string {
  return title.replace(/\{([^}]+)\}/g, (_, name: string) => versions.get(name) ?? '?');
}

export function pyodideVersion(): string {
  return Package.parse(JSON.parse(readFileSync('node_modules/pyodide/package.json', 'utf8')))
    .version;
}

/** Neutral words, like "2 cores, Debian GNU/Linux 12 (bookworm)". */
export function machineClass(): string {
  const release = '/etc/os-release';
  const text = existsSync(release) ? readFileSync(release, 'utf8') : '';
  const system = /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? systemType();
  return `${String(cpus().length)} cores, ${system}`;
}

/** Like "Chromium 156.0.1". */
export function browserVersion(path: string): string {
  const said = execFileSync(path, ['--version'], { encoding: 'utf8' });
  return /^\S+ [\d.]+/.exec(said.trim())?.[0] ?? said.trim();
}
