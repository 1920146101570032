/**
 * Fetches the interpreter's files in parallel and counts bytes as they arrive.
 *
 * `loadPyodide` asks for its files one after the other; here all of them are on their way before it
 * asks, and `fetch` hands it the answer that is already coming in.
 */
import { files } from './files.generated.json';

/** What a first start brings over the wire. */
const CORE = files.map(({ name, bytes, transferBytes }) => ({ name, bytes, transferBytes }));
export const CORE_TRANSFER_BYTES = CORE.reduce((sum, file) => sum + file.transferBytes, 0);

type Report = (loaded: number, total: number) => void;

interface Download {
  /** Gives `fetch` back; call it when the interpreter is up. */
  restore: () => void;
  /** Rejects when a file does not come: `loadPyodide` then waits for it for ever. */
  failed: Promise<never>;
}

/** Starts all downloads and replaces `fetch`. */
export function fetchCore(indexURL: string, report: Report): Download {
  const realFetch = self.fetch.bind(self);
  const shares = new Map<string, number>();
  const arrived = (name: string, share: number) => {
    shares.set(name, share);
    let loaded = 0;
    for (const file of CORE) loaded += file.transferBytes * (shares.get(file.name) ?? 0);
    report(Math.round(loaded), CORE_TRANSFER_BYTES);
  };

  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined); // nobody listens any more once the interpreter is up
  const fail = (name: string) => {
    failed.reject(new Error(`${name} could not be fetched.`));
  };

  const coming = new Map<string, Promise<Response>>();
  for (const { name, bytes } of CORE) {
    const url = new URL(name, indexURL).href;
    if (name.endsWith('.mjs')) {
      void import(/* @vite-ignore */ url).then(
        () => arrived(name, 1),
        () => fail(name),
      );
      continue;
    }
    const answer = realFetch(url);
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
  return { restore: () => (self.fetch = realFetch), failed: failed.promise };
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
