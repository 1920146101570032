/** The browser's own compression, and unpacking that stops at a size. */

export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/**
 * Bytes that are unpacked at once: they become at most a thousand times as many, and the browser
 * holds all of those before we can count them.
 */
const SLICE = 256;

type Bytes = Uint8Array<ArrayBuffer>;

export async function deflate(bytes: Bytes): Promise<Bytes> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * @param most bytes of the result.
 * @throws TooLargeError before more than that is kept, any other error for damaged bytes
 */
export function inflate(bytes: Bytes, most: number): Promise<Bytes> {
  return inflateSlices(slices(bytes), most);
}

function* slices(bytes: Bytes): Generator<Bytes> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** Takes no more from `packed` once the result is too large. */
export async function inflateSlices(packed: Iterable<Bytes>, most: number): Promise<Bytes> {
  const { writable, readable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  const [unpacked] = await Promise.allSettled([readAll(readable, most), writeAll(writer, packed)]);
  if (unpacked.status === 'rejected') throw unpacked.reason;
  return unpacked.value;
}

/** Waits for each slice: a pipe would take in all that is there, however much it becomes. */
async function writeAll(
  writer: WritableStreamDefaultWriter<BufferSource>,
  packed: Iterable<Bytes>,
): Promise<void> {
  for (const slice of packed) await writer.write(slice);
  await writer.close();
}

async function readAll(readable: ReadableStream<Uint8Array>, most: number): Promise<Bytes> {
  const reader = readable.getReader();
  const parts: Bytes[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      const error = new TooLargeError(`more than ${most} bytes`);
      // Whoever writes hears of it, too. Nothing else is left to be done with the stream.
      await reader.cancel(error).catch(() => undefined);
      throw error;
    }
    parts.push(Uint8Array.from(next.value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
