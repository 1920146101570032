/** Assembles src/heap/listener.wat for the interpreter's worker, which takes it as text in its own script. */
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { Failure } from './fail.ts';
import { writeWhenChanged } from './when-changed.ts';

export const SOURCE = 'src/heap/listener.wat';
const TARGET = 'src/interpreter/listener.generated.json';

/** Its declarations do not know of several memories. */
const FEATURES = { mutable_globals: true, multi_memory: true };

export async function setupListener(): Promise<void> {
  const wasm = await assemble(await readFile(SOURCE, 'utf8'));
  await writeWhenChanged(TARGET, `${JSON.stringify({ wasm: wasm.toString('base64') })}\n`);
}

/** @throws Failure with the line that is wrong. */
export async function assemble(source: string): Promise<Buffer> {
  const assembler = await wabt();
  try {
    const module = assembler.parseWat(SOURCE, source, FEATURES);
    const { buffer } = module.toBinary({});
    module.destroy();
    return Buffer.from(buffer);
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
}
