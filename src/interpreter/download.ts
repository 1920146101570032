/**
 * Fetches the interpreter's files in parallel and counts bytes as they arrive.
 *
 * `loadPyodide` asks for its files one after the other; here all of them are on their way before it
 * asks, and `fetch` hands it the answer that is already coming in. WebAssembly compiles from its first
 * byte on, and once, however often Python is tried to start from it.
 */
import { files, DEFLATED_STDLIB, PACKED_STDLIB, TRANSFER_BYTES } from './files.ts';

type Report = (loaded: number, total: number) => void;

/** A file did not come. */
export class NotFetched extends Error {}

interface Download {
  /** Gives `fetch` back; call it when the interpreter is up. */
  restore: () => void;
  /** Rejects when a file does not come or does not compile: `loadPyodide` would wait for ever. */
  failed: Promise<never>;
}

/** Starts all downloads and replaces `fetch`. */
export function fetchCore(indexURL: string, report: Report): Download {
  const realFetch = self.fetch.bind(self);
  const arrived = tally(report);
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined); // nobody listens any more once the interpreter is up
  const fail = (name: string) => {
    failed.reject(new NotFetched(`${name} could not be fetched.`));
  };

  const coming = new Map<string, Promise<Response>>();
  const restores: (() => void)[] = [];
  for (const { name, bytes } of files) {
    const url = new URL(name, indexURL).href;
    if (name.endsWith('.mjs')) {
      void import(/* @vite-ignore */ url).then(
        () => arrived(name, 1),
        () => fail(name),
      );
      continue;
    }
    const answer = name === PACKED_STDLIB ? fetchStdlib(realFetch, url, indexURL) : realFetch(url);
    const counted = answer.then((response) => {
      if (!response.ok) fail(name);
      const counting = countBytes(response.clone(), bytes, (share) => arrived(name, share));
      counting.catch(() => fail(name));
      return response;
    });
    counted.catch(() => fail(name));
    coming.set(url, counted);
    if (name.endsWith('.wasm')) {
      restores.push(compileNow(counted, (error) => failed.reject(error)));
    }
  }

  self.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const answer = coming.get(url);
    // A body can be read once; that of WebAssembly was, and whoever asks for it gets the module.
    if (!url.endsWith('.wasm')) coming.delete(url);
    return answer ?? realFetch(input, init);
  };
  restores.push(() => (self.fetch = realFetch));
  return { restore: () => restores.forEach((restore) => restore()), failed: failed.promise };
}

/** Adds up what has arrived of each file. */
function tally(report: Report): (name: string, share: number) => void {
  const shares = new Map<string, number>();
  return (name, share) => {
    shares.set(name, share);
    let loaded = 0;
    for (const file of files) loaded += file.transferBytes * (shares.get(file.name) ?? 0);
    report(Math.round(loaded), TRANSFER_BYTES);
  };
}

/**
 * Compiles what comes in, and has Pyodide use that: it would begin later, and anew for each attempt.
 * @param refused hears when this browser does not take it; Pyodide would only warn in the console.
 * @returns what gives WebAssembly back its own function.
 */
function compileNow(answer: Promise<Response>, refused: (error: unknown) => void): () => void {
  const instantiateStreaming = WebAssembly.instantiateStreaming;
  const compiled = WebAssembly.compileStreaming(answer);
  compiled.catch(refused);
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      refused(error);
      throw error;
    }
  };
  return () => (WebAssembly.instantiateStreaming = instantiateStreaming);
}

/** The packed one, unless it comes uncompressed or not at all (offline, where the other was kept). */
async function fetchStdlib(
  realFetch: typeof fetch,
  url: string,
  indexURL: string,
): Promise<Response> {
  const packed = await realFetch(url).catch(() => null);
  if (packed?.ok && packed.headers.has('content-encoding')) return packed;
  void packed?.body?.cancel();
  return realFetch(new URL(DEFLATED_STDLIB, indexURL));
}

/** @param copy of the answer: only of what the network gave may the browser keep a compiled form. */
async function countBytes(
  copy: Response,
  total: number,
  arrived: (share: number) => void,
): Promise<void> {
  const reader = copy.body?.getReader();
  let loaded = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    loaded += chunk.value.length;
    arrived(Math.min(1, loaded / total));
  }
}
