/** What is compared, in the order of the table. */
import type { Server } from 'node:http';
import { floor } from './drivers/floor.ts';
import { freed } from './drivers/freed.ts';
import { jupyterlite } from './drivers/jupyterlite.ts';
import { marimo } from './drivers/marimo.ts';
import { pyscriptEditor, pyscriptWorker } from './drivers/pyscript.ts';
import { freedServer, plainServer } from './host.ts';
import type { SiteId } from './prepare/sites.ts';

export interface Target {
  id: string;
  /** As in the table; `{package}` stands for its version. */
  title: string;
  site: SiteId;
  path: string;
  driver: () => void;
  serve: (folder: string) => Server;
}

export const TARGETS: readonly Target[] = [
  {
    id: 'freed',
    title: 'Freed',
    site: 'freed',
    path: '/reference-counting/',
    driver: freed,
    serve: freedServer,
  },
  {
    id: 'floor',
    title: 'Floor',
    site: 'floor',
    path: '/',
    driver: floor,
    serve: plainServer,
  },
  {
    id: 'floor-snapshot',
    title: 'Floor with snapshot',
    site: 'floor',
    path: '/?snapshot',
    driver: floor,
    serve: plainServer,
  },
  {
    id: 'pyscript-worker',
    title: 'PyScript {@pyscript/core}, worker script',
    site: 'pyscript',
    path: '/worker.html',
    driver: pyscriptWorker,
    serve: plainServer,
  },
  {
    id: 'pyscript-editor',
    title: 'PyScript {@pyscript/core}, editor',
    site: 'pyscript',
    path: '/editor.html',
    driver: pyscriptEditor,
    serve: plainServer,
  },
  {
    id: 'jupyterlite',
    title: 'JupyterLite {jupyterlite-core}, notebook',
    site: 'jupyterlite',
    path: '/notebooks/index.html?path=lesson.ipynb',
    driver: jupyterlite,
    serve: plainServer,
  },
  {
    id: 'marimo',
    title: 'marimo {marimo}',
    site: 'marimo',
    path: '/',
    driver: marimo,
    serve: plainServer,
  },
];
