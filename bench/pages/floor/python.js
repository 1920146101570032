/** Pyodide in a worker and nothing else. With a snapshot, kept raw in IndexedDB: the fastest store tried. */
import { loadPyodide } from './pyodide/pyodide.mjs';

const indexURL = new URL('./pyodide/', location.href).href;
const started = self.name === 'snapshot' ? startFromSnapshot() : loadPyodide({ indexURL });

self.onmessage = async ({ data }) => {
  const pyodide = await started;
  pyodide.setStdout({ batched: (line) => self.postMessage(line) });
  pyodide.runPython(data);
};

async function startFromSnapshot() {
  const store = await openStore();
  const image = await answer(store('readonly').get('image'));
  if (image) return loadPyodide({ indexURL, _loadSnapshot: image });
  const pyodide = await loadPyodide({ indexURL, _makeSnapshot: true });
  const bytes = Uint8Array.from(pyodide.makeMemorySnapshot());
  void answer(store('readwrite').put(bytes, 'image'));
  return pyodide;
}

async function openStore() {
  const opening = indexedDB.open('floor');
  opening.onupgradeneeded = () => opening.result.createObjectStore('snapshots');
  const database = await answer(opening);
  return (mode) => database.transaction('snapshots', mode).objectStore('snapshots');
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
