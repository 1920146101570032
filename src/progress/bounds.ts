/** How deep and how large a JSON value may be. */

export interface Bounds {
  /** Lists and groups inside each other. */
  depth: number;
  /** Characters of all texts and names, and one for every value. */
  size: number;
}

/** Looks at no more than the bounds allow, however deep or large the value is. */
export function isWithin(value: unknown, { depth, size }: Bounds): boolean {
  const waiting: { part: unknown; level: number }[] = [{ part: value, level: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, level } = next;
    seen += 1 + (typeof part === 'string' ? part.length : 0);
    if (seen > size || level > depth) return false;
    if (typeof part !== 'object' || part === null) continue;
    for (const [name, inner] of Object.entries(part)) {
      seen += name.length;
      waiting.push({ part: inner, level: level + 1 });
    }
  }
  return true;
}
