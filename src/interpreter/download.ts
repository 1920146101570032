/**
 * Fetches the interpreter's files in parallel and counts bytes as they arrive.
 *
 * `loadPyodide` asks for its files one after the other; here all of them are on their way before it
 * asks, and `fetch` hands it the answer that is already coming in.
 */
import { files, DEFLATED_STDLIB, PACKED_STDLIB, TRANSFER_BYTES } from './files.ts';

type Report = (loaded: number, total: number) => void;

interface Download {
  /** Gives `fetch` back; call it when the interpreter is up. */
  restore: () => void;
  /** Rejects when a file does not come or does not compile: `loadPyodide` would wait for ever. */
  failed: Promise<never>;
}

/** Starts all downloads and replaces `fetch`. */
export function fetchCore(indexURL: string, report: Report): Download {
  const realFetch = self.fetch.bind(self);
  const shares = new Map<string, number>();
  const arrived = (name: string, share: number) => {
    shares.set(name, share);
    let loaded = 0;
    for (const file of files) loaded += file.transferBytes * (shares.get(file.name) ?? 0);
    report(Math.round(loaded), TRANSFER_BYTES);
  };

  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined); // nobody listens any more once the interpreter is up
  const fail = (name: string) => {
    failed.reject(new Error(`${name} could not be fetched.`));
  };

  const coming = new Map<string, Promise<Response>>();
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
    coming.set(url, answer);
    void answer
      .then((response) => {
        if (!response.ok) fail(name);
        return countBytes(response, bytes, (share) => arrived(name, share));
      })
      .catch(() => fail(name));
  }

  self.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const answer = coming.get(url);
    coming.delete(url);
    return answer ?? realFetch(input, init);
  };
  const restoreCompile = watchCompile((error) => failed.reject(error));
  const restore = () => {
    self.fetch = realFetch;
    restoreCompile();
  };
  return { restore, failed: failed.promise };
}

/** Pyodide only warns in the console when its WebAssembly is refused. */
function watchCompile(refused: (error: unknown) => void): () => void {
  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      return await compile(source, imports);
    } catch (error) {
      refused(error);
      throw error;
    }
  };
  return () => (WebAssembly.instantiateStreaming = compile);
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

/**
 * Counts on a copy of the answer: the original stays what the network gave, so that the browser
 * may still keep its compiled form.
 */
async function countBytes(
  response: Response,
  total: number,
  arrived: (share: number) => void,
): Promise<void> {
  const reader = response.clone().body?.getReader();
  let loaded = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) break;
    loaded += chunk.value.length;
    arrived(Math.min(1, loaded / total));
  }
}
