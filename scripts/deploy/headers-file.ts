/** Writes the table of headers as a `_headers` file, which Netlify and Cloudflare Pages read. */
import { CONTENT_TYPES, type HeaderRow, HEADER_TABLE } from '../../src/offline/header-table.ts';
import { Failure } from '../setup/fail.ts';

/** Cloudflare's: https://developers.cloudflare.com/pages/configuration/headers/ (2026-11-25). */
export const LIMITS = { rules: 100, lineLength: 2000 };

/** Kinds of files that a host may not know. */
const UNCOMMON = ['mjs', 'wasm', 'webmanifest', 'whl'] as const;

const HEAD = [
  '# Written by the build from src/offline/header-table.ts, for Netlify and Cloudflare Pages.',
  '# Of files without a rule of their own both say "max-age=0, must-revalidate", which is what we want.',
  '# A line with "!" takes back what a rule above gave: Cloudflare would join both values by a comma.',
  '# Netlify leaves such a line out, and lets the later rule hold.',
];

/** @throws Failure when the table has outgrown what the hosts read. */
export function headersFile(base = '/', table: readonly HeaderRow[] = HEADER_TABLE): string {
  const types = UNCOMMON.map((ending) => ({
    path: `/*.${ending}`,
    headers: { 'Content-Type': CONTENT_TYPES[ending] },
  }));
  // Rows other than the first do not overlap in what they name.
  const everywhere = new Set<string>();
  const rules = [...table.map(withoutDefaults), ...types].map(({ path, headers }) => {
    const lines = Object.entries(headers).flatMap(([name, value]) => {
      const takesBack = everywhere.has(name);
      if (path === '/*') everywhere.add(name);
      return [...(takesBack ? [`  ! ${name}`] : []), `  ${name}: ${value}`];
    });
    return [base.slice(0, -1) + path, ...lines];
  });
  const lines = [...HEAD, ...rules.flatMap((rule) => ['', ...rule])];
  checkLimits(rules.length, lines);
  return `${lines.join('\n')}\n`;
}

/** What the hosts do anyway is left out, so that it need not be taken back for the files that are kept. */
function withoutDefaults({ path, headers }: HeaderRow): HeaderRow {
  if (path !== '/*') return { path, headers };
  const { 'Cache-Control': _, ...rest } = headers;
  return { path, headers: rest };
}

function checkLimits(rules: number, lines: readonly string[]): void {
  if (rules > LIMITS.rules) {
    throw new Failure(`The table of headers has ${rules} rules; hosts read ${LIMITS.rules}.`);
  }
  const long = lines.find((line) => line.length > LIMITS.lineLength);
  if (long !== undefined) {
    throw new Failure(`A header is longer than ${LIMITS.lineLength} characters: ${long}`);
  }
}
