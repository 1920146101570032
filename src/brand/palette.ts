/** The colours of src/styles/roles.css for pictures that are drawn when the site is built. */
import { readFileSync } from 'node:fs';

const ROLES = 'src/styles/roles.css';

export type Theme = 'light' | 'dark';

/** The value of `--freed-<name>`. @throws Error when the theme has no such colour. */
export function colourOf(name: string, theme: Theme): string {
  const rule = new RegExp(`:root\\[data-theme='${theme}'\\] \\{([^}]*)\\}`);
  const block = rule.exec(readFileSync(ROLES, 'utf8'))?.[1] ?? '';
  const colour = new RegExp(`--freed-${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
  if (colour === undefined) throw new Error(`${ROLES} has no --freed-${name} for ${theme}.`);
  return colour;
}
