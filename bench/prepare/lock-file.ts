/**
 * A pyodide-lock.json for the wheels at hand: the one that Pyodide ships names files on its CDN, and
 * `loadPackage` refuses a wheel of another hash.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Lock = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ depends: z.array(z.string()), imports: z.array(z.string()) }),
  ),
});

/** What Pyodide's own file does not know about these packages. */
const DEPENDS: Record<string, string[]> = {
  'marimo-base': [
    'docutils',
    'itsdangerous',
    'jedi',
    'markdown',
    'msgspec',
    'narwhals',
    'packaging',
    'pygments',
    'pymdown-extensions',
    'pyyaml',
    'tomlkit',
  ],
  'pymdown-extensions': ['markdown', 'pyyaml'],
};

/** The text of a lock file in which every wheel of the folder stands with its own hash. */
export async function lockFileFor(wheelFolder: string, original: string): Promise<string> {
  const lock = Lock.parse(JSON.parse(await readFile(original, 'utf8')));
  for (const file of await readdir(wheelFolder)) {
    if (!file.endsWith('.whl')) continue;
    const [distribution = '', version = ''] = file.split('-');
    const name = distribution.replaceAll('_', '-').toLowerCase();
    const data = await readFile(join(wheelFolder, file));
    // Pyodide writes some names with an underscore.
    const key = name in lock.packages ? name : name.replaceAll('-', '_');
    const known = lock.packages[key];
    lock.packages[known ? key : name] = {
      install_dir: 'site',
      package_type: 'package',
      imports: [distribution.replace('_base', '')],
      depends: DEPENDS[name] ?? [],
      name,
      ...known,
      version,
      file_name: file,
      sha256: createHash('sha256').update(data).digest('hex'),
      unvendored_tests: false,
    };
  }
  return JSON.stringify(lock);
}
