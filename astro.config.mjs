import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { freed } from './scripts/integration.ts';
import { shippedPackages } from './scripts/licences/record-shipped.ts';
import { courseFolders } from './src/content/lesson-names.ts';
import { slugOf } from './src/content/slug.ts';
import { basePath, siteOrigin } from './scripts/base.ts';
import { headersFor } from './src/offline/header-table.ts';

/** What every lesson loads in order to be read: one request, where the bundler would make ten. */
const READING = [
  ...ours('shared/', [
    'built-in',
    'format',
    'freed-element',
    'labels',
    'page',
    'rich',
    'start-failure',
    'composition',
  ]),
  ...ours('cell/', ['cell-data', 'cell-panel']),
  ...ours('share/', ['cell-share']),
  ...ours('../interpreter/', ['unfinished', 'start-error', 'capabilities']),
];
const onePiece = {
  groups: [
    {
      name: 'reading',
      test: (id) => id.includes('node_modules/lit-html') || READING.includes(id),
    },
  ],
};

/** Files of src/components. @throws Error where one has another name by now, and would be left out. */
function ours(folder, names) {
  return names.map((name) => {
    const file = fileURLToPath(new URL(`./src/components/${folder}${name}.ts`, import.meta.url));
    if (!existsSync(file)) throw new Error(`astro.config.mjs: there is no ${file}.`);
    return file;
  });
}

export default defineConfig({
  base: basePath(),
  site: siteOrigin(),
  outDir: process.env.OUT_DIR ?? 'dist',
  // A page is a folder: no link needs a host that adds the slash.
  trailingSlash: 'always',
  // The development server isolates pages as the built site's host does.
  server: { headers: headersFor('/') },
  integrations: [
    starlight({
      title: 'Freed',
      description: 'How Python lets go of memory, measured in your own browser.',
      defaultLocale: 'root',
      locales: {
        root: { label: 'English', lang: 'en' },
        'zh-cn': { label: '简体中文', lang: 'zh-CN' },
      },
      sidebar: [
        {
          label: 'Lessons',
          translations: { 'zh-CN': '课程' },
          items: courseFolders().map(slugOf),
        },
        'playground',
        {
          label: 'Your course',
          translations: { 'zh-CN': '我的学习' },
          items: ['map', 'review', 'progress', 'summary', 'final', 'certificate'],
        },
        {
          label: 'Reference',
          translations: { 'zh-CN': '参考' },
          items: [
            'claims',
            'instruments',
            'question-gallery',
            'glossary',
            'recordings',
            'embedding',
          ],
        },
      ],
      components: {
        Head: './src/components/starlight/Head.astro',
        Footer: './src/components/starlight/Footer.astro',
        Hero: './src/components/starlight/Hero.astro',
        SiteTitle: './src/components/starlight/SiteTitle.astro',
      },
      customCss: [
        '@fontsource-variable/source-sans-3',
        '@fontsource-variable/source-code-pro',
        './src/styles/roles.css',
        './src/styles/page.css',
        './src/styles/prose.css',
        './src/styles/cell.css',
        './src/styles/instruments.css',
        './src/styles/charts.css',
        './src/styles/question.css',
        './src/styles/course.css',
        './src/styles/final.css',
        './src/styles/home.css',
        './src/styles/symbol-bar.css',
        './src/styles/instruments-maps.css',
        './src/styles/recording.css',
        './src/styles/claims.css',
        './src/styles/playground.css',
        './src/styles/print.css',
        './src/styles/embed.css',
      ],
      expressiveCode: { frames: { extractFileNameFromCode: false }, tabWidth: 0 },
      credits: false,
      disable404Route: false,
    }),
    mdx(),
    shippedPackages(),
    freed(),
  ],
  vite: {
    worker: { format: 'es' },
    resolve: {
      alias: [
        {
          find: /^@pagefind\/default-ui$/,
          replacement: fileURLToPath(
            new URL('./src/components/search/pagefind-ui.ts', import.meta.url),
          ),
        },
      ],
    },
    optimizeDeps: { exclude: ['pyodide'] },
    // Small fonts stay files: the page's policy takes no font from a data address.
    build: { assetsInlineLimit: 0, rolldownOptions: { output: { codeSplitting: onePiece } } },
  },
});
