/**
 * Starts Pyodide in the worker: from the snapshot of an earlier start if there is one, else the plain
 * way, making a snapshot for the next time.
 */
import { loadPyodide, type PyodideInterface, version } from 'pyodide';
import { fetchCore } from './download.ts';
import { files, lock, PACKED_STDLIB } from './files.ts';
import { withoutEmptyEnd } from './image.ts';
import { type FreedFiles, place, prepare } from './session.ts';
import { fingerprint, type Snapshots } from './snapshots.ts';

export interface StartOptions {
  /** Absolute address of the folder with the interpreter's files. */
  indexURL: string;
  freed: FreedFiles;
  snapshots: Snapshots;
  /** Bytes over the wire. */
  progress: (loaded: number, total: number) => void;
}

export interface Started {
  pyodide: PyodideInterface;
  /** Stores the snapshot that this start has made; a tenth of a second. null: it came from one. */
  keepSnapshot: (() => Promise<void>) | null;
}

/** @throws Error when Pyodide's files cannot be had or do not run here. */
export async function startPyodide(options: StartOptions): Promise<Started> {
  const { indexURL, freed, snapshots } = options;
  // The hash seed cannot change later, and results must not depend on it.
  const config = {
    indexURL,
    packageBaseUrl: indexURL,
    stdLibURL: new URL(PACKED_STDLIB, indexURL).href,
    lockFileContents: lock,
    env: { PYTHONHASHSEED: '0' },
    jsglobals: {},
  };
  const madeFrom = await fingerprint([version, JSON.stringify([files, lock, freed])]);
  const download = fetchCore(indexURL, (loaded, total) => options.progress(loaded, total));
  try {
    const stored = await snapshots.load(madeFrom);
    const restored =
      stored &&
      (await Promise.race([restore({ ...config, _loadSnapshot: stored }, freed), download.failed]));
    if (restored) return { pyodide: restored, keepSnapshot: null };
    const pyodide = await Promise.race([
      loadPyodide({ ...config, _makeSnapshot: true }),
      download.failed,
    ]);
    prepare(pyodide, freed);
    const image = pyodide.makeMemorySnapshot();
    return { pyodide, keepSnapshot: () => snapshots.save(madeFrom, withoutEmptyEnd(image)) };
  } finally {
    download.restore();
  }
}

/** null when the snapshot does not give a Python that can count. */
async function restore(
  config: NonNullable<Parameters<typeof loadPyodide>[0]>,
  freed: FreedFiles,
): Promise<PyodideInterface | null> {
  try {
    const pyodide = await loadPyodide(config);
    // `random` came back with the state it was saved with: everybody's numbers would be the same.
    pyodide.runPython('__import__("sys").modules.get("random") and __import__("random").seed()');
    place(pyodide, freed);
    return pyodide.runPython('6 * 7') === 42 ? pyodide : null;
  } catch {
    return null;
  }
}
