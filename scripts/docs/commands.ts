/** The commands of package.json, and the files that they run. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Manifest = z.object({ scripts: z.record(z.string(), z.string()) });

export const { scripts } = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** The file behind `npm run <name>`, of those that bootstrap.mjs starts; null where there is none. */
export function commandOf(name: string): string | null {
  const [, script = ''] = /bootstrap\.mjs ([\w-]+)$/.exec(scripts[name] ?? '') ?? [];
  const places = ['scripts', 'bench'].map((folder) => `${folder}/${script}.ts`);
  return script === '' ? null : (places.find((file) => existsSync(file)) ?? null);
}
