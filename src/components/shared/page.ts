/** What the elements of one page share: its interpreter, the reader's progress, and its words. */
import { lacking } from '../../interpreter/capabilities.ts';
import type { PageInterpreter } from '../../interpreter/client.ts';
import { type Notice, openProgress, type Progress } from '../../progress/store.ts';
import { rememberLanguage } from './language.ts';
import { langOf, pageWords, type Words } from './labels.ts';
import {
  keepInterpreter,
  offerContainment,
  startOffline,
  whenContained,
} from '../../offline/page.ts';
import { StartError } from '../../interpreter/start-error.ts';
import { messageOf } from './message-of.ts';
import { progressNotice, showNotice } from './notices.ts';

let interpreter: Promise<PageInterpreter> | null = null;
let progress: Progress | null = null;
let words: Words | null = null;

const PYTHON_HERE = 'freed:python-here';
let isPythonHere = false;

/** Whether a run on this page has brought Python in; then the next one fetches nothing. */
export function pythonIsHere(): boolean {
  return isPythonHere;
}

/** Called by the cell or question whose run begins. */
export function announcePython(): void {
  if (isPythonHere) return;
  isPythonHere = true;
  void keepInterpreter();
  document.dispatchEvent(new Event(PYTHON_HERE));
}

/** @param here aborted when the listener is no longer wanted. */
export function whenPythonIsHere(listener: () => void, here: AbortSignal): void {
  document.addEventListener(PYTHON_HERE, listener, { signal: here });
}

/** The reader has touched a cell or a question: Python comes in while they read or type. */
export function warmInterpreter(): void {
  if (lacking(globalThis) !== null) return;
  sharedInterpreter().then(
    (shared) => shared.warm(),
    () => undefined, // the run that needs it says why
  );
}

/** Loads the interpreter's client when the reader first runs something. */
export function sharedInterpreter(): Promise<PageInterpreter> {
  interpreter ??= newInterpreter();
  interpreter.catch(() => (interpreter = null)); // the line may be up again the next time
  return interpreter;
}

async function newInterpreter(): Promise<PageInterpreter> {
  const client = import('../../interpreter/client.ts').catch((error: unknown) => {
    throw new StartError(messageOf(error), 'download');
  });
  const [{ PageInterpreter }] = await Promise.all([client, whenContained()]);
  return new PageInterpreter(siteAddress('pyodide/'));
}

/** The service worker: this site without a network, and isolation where the host gives none. */
export function offerWithoutNetwork(): void {
  if (!import.meta.env.PROD) return; // it would serve yesterday's files to those who work on them
  startOffline(siteAddress('service-worker.js'), (act) => {
    const { labels } = sharedWords();
    showNotice(labels['new-version'], { label: labels['new-version-load'], act });
  });
}

/** This page is in a frame on another site's page: answers and edits end with it. Before any element. */
export function endWithPage(): void {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  progress = openProgress(memory, () => undefined);
  if (import.meta.env.PROD) offerContainment(siteAddress('service-worker.js'), workerScript);
}

async function workerScript(): Promise<string> {
  return (await import('./script-address.ts')).scriptAddress;
}

/** For the next visit to the first page, which is shown in one of the languages. */
export function rememberThisLanguage(): void {
  rememberLanguage(langOf(document.documentElement.lang), siteAddress(''));
}

/** The absolute address of a file or a page of this site. */
export function siteAddress(path: string): string {
  return new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/') + path, location.href).href;
}

export function sharedWords(): Words {
  words ??= pageWords();
  return words;
}

export function sharedProgress(): Progress {
  if (progress !== null) return progress;
  const opened = openProgress(browserStorage(), (notice: Notice) => {
    showNotice(progressNotice(notice, sharedWords()));
  });
  addEventListener('storage', () => {
    opened.refresh();
  });
  progress = opened;
  return opened;
}

/** Reaching for the storage throws where the reader has forbidden it. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
