/** Where two measurings of the same differ: the first place, and what stands there in each. */

/** @returns a sentence; null where they are equal. */
export function firstDifference(committed: unknown, measured: unknown, place = ''): string | null {
  if (!isFolder(committed) || !isFolder(measured)) {
    if (Object.is(committed, measured)) return null;
    return `${place || 'it'} is committed as ${said(committed)}, and was measured as ${said(measured)}`;
  }
  for (const key of new Set([...Object.keys(committed), ...Object.keys(measured)])) {
    const inside = place === '' ? key : `${place}.${key}`;
    const found = firstDifference(committed[key], measured[key], inside);
    if (found !== null) return found;
  }
  return null;
}

function isFolder(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const LONGEST = 120;

function said(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
