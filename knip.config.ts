/** What knip cannot see by itself: files that are started or bundled by their path, and packages that are. */
import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'scripts/*.ts', // by bootstrap.mjs
    'bench/*.ts', // by bootstrap.mjs
    'scripts/measure/{measure-course,measure-lesson,measure-lessons}.ts', // in processes of their own
    'bench/instruments/draw-page.ts', // in the page
    'e2e/looks/*.look.ts', // by Playwright with LOOKS
    'e2e/engines/{*.test,vitest.config}.ts', // by vitest with a configuration of its own
    'src/components/home/first-visit.ts', // bundled into each page's head
    'src/quiz/kinds/*/view-drawing.ts', // by Question.astro
    'src/offline/service-worker.ts', // bundled after the pages
  ],
  project: ['src/**/*.{ts,astro,mdx}', 'scripts/**/*.{ts,mjs}', 'bench/**/*.ts', 'e2e/**/*.ts'],
  ignoreDependencies: [
    '@astrojs/check', // by `astro check`
    '@fontsource-variable/source-code-pro', // a style sheet of Starlight's, by its name
    '@fontsource-variable/source-sans-3', // likewise
    '@fontsource-variable/noto-sans-sc', // its files are read by their path
  ],
  ignoreBinaries: ['pyenv'], // looked for, and done without
  // A type that an exported function speaks of may have a name that nobody has imported yet.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
