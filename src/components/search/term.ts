/**
 * What is asked of the index for what a reader typed. The index of Chinese pages is cut into words, and
 * so are names in code: `np.memmap` lies there as `np` and `memmap`, `memory_map` as `memory` and `map`.
 * The index of English pages holds them whole, too.
 * @param language of the page, as in `<html lang>`.
 */
export function searchTerm(typed: string, language: string): string {
  if (!language.toLowerCase().startsWith('zh')) return typed;
  return typed.replace(/[^\p{L}\p{N}"]+/gu, ' ').trim();
}
