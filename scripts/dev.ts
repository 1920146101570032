/** `npm run dev`: Astro's development server, pages remade as files change (integration.ts). */
import { ASTRO, runNode } from './run-node.ts';
import { runMain } from './setup/fail.ts';

await runMain(() => runNode([ASTRO, 'dev'], 'astro dev ended.'));
