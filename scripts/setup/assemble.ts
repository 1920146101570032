/** Assembles our own WebAssembly for the interpreter's worker, which takes it as text in its own script. */
import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { Failure } from './fail.ts';
import { writeWhenChanged } from './when-changed.ts';

/** What is assembled, and where it goes: beside the module that uses it. */
export const ASSEMBLED = [
  { source: 'src/heap/listener.wat', target: 'src/interpreter/listener.generated.json' },
  { source: 'src/heap/trashcan.wat', target: 'src/interpreter/trashcan.generated.json' },
  { source: 'src/heap/deep-call.wat', target: 'src/interpreter/deep-call.generated.json' },
  { source: 'src/heap/scan.wat', target: 'src/heap/scan.generated.json' },
];

/** Its declarations do not know of several memories. */
const FEATURES = { mutable_globals: true, multi_memory: true };

export async function setupAssembled(): Promise<void> {
  for (const { source, target } of ASSEMBLED) {
    const wasm = await assemble(source, await readFile(source, 'utf8'));
    await writeWhenChanged(target, `${JSON.stringify({ wasm: wasm.toString('base64') })}\n`);
  }
}

/** @throws Failure with the line that is wrong. */
export async function assemble(name: string, source: string): Promise<Buffer> {
  const assembler = await wabt();
  try {
    const module = assembler.parseWat(name, source, FEATURES);
    const { buffer } = module.toBinary({});
    module.destroy();
    return Buffer.from(buffer);
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error));
  }
}
