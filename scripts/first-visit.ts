/** Bundles the script that `/` runs before it is painted: one small classic file, named in Head.astro. */
import { build } from 'vite';

export async function writeFirstVisit(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: 'src/components/home/first-visit.ts',
        output: { format: 'iife', entryFileNames: 'first-visit.js' },
      },
    },
  });
}
