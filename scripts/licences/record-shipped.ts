/**
 * Notes which packages end up in what readers download: the bundler says it while it builds, the page
 * of licences (src/content/shipped.ts) and the check after the build (check-shipped.ts) read it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'vite';
import { packageOf, SHIPPED_FOLDER, shippedFile } from '../../src/content/shipped.ts';

/** Of what renders pages at build time, only the styles reach the reader. */
const STYLE = /\.(css|scss)(\?|$)|[?&]type=style/;

/** @param part names the file of the note; each build of another name adds to the list. */
function recordShipped(part: string): Plugin {
  const found = new Set<string>();
  return {
    name: 'freed:record-shipped',
    apply: 'build',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      const isPage = this.environment.name === 'client';
      const ids = isPage
        ? Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? one.moduleIds : []))
        : [...this.getModuleIds()].filter((id) => STYLE.test(id));
      for (const id of ids) {
        const name = packageOf(id);
        if (name !== null) found.add(name);
      }
      mkdirSync(SHIPPED_FOLDER, { recursive: true });
      writeFileSync(shippedFile(part), JSON.stringify([...found].sort()));
    },
  };
}

/** For astro.config.mjs: pages, workers, and the service worker, which is written only after them. */
export function shippedPackages(): AstroIntegration {
  return {
    name: 'freed:shipped',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [recordShipped('pages')],
            worker: { plugins: () => [recordShipped('workers')] },
          },
        });
      },
      'astro:build:start': async () => {
        rmSync(SHIPPED_FOLDER, { recursive: true, force: true });
        await noteServiceWorker();
      },
    },
  };
}

async function noteServiceWorker(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { __PRECACHE__: '[]' },
    plugins: [recordShipped('service-worker')],
    build: {
      write: false,
      copyPublicDir: false,
      rolldownOptions: { input: 'src/offline/service-worker.ts' },
    },
  });
}
