/** Writes a generated file the way prettier would have it, and says so. */
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

export async function writeFormatted(file: string, text: string): Promise<void> {
  const config = await resolveConfig(file);
  await writeFile(file, await format(text, { ...config, filepath: file }));
  console.log(`Written: ${file}`);
}
