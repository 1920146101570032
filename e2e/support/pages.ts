/** Every page of the built site, by its address. */
import { globSync } from 'node:fs';

export const SITE = 'dist';

/** `/`, `/zh-cn/reference-counting/`, `/404.html` … */
export const everyPage: string[] = globSync('**/*.html', { cwd: SITE })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();
