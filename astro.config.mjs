import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
const headersFor = (_) => ({'Cross-Origin-Opener-Policy':'same-origin','Cross-Origin-Embedder-Policy':'require-corp','Cross-Origin-Resource-Policy':'same-origin'});

/** `astro dev` serves pages with the headers of the built site, but for the policy on scripts. */
const devHeaders = headersFor('/');

export default defineConfig({
  server: { headers: devHeaders },
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
          items: ['reference-counting'],
        },
      ],
      components: { Head: './src/components/Head.astro' },
      customCss: [
        '@fontsource-variable/source-sans-3',
        '@fontsource-variable/source-code-pro',
        './src/styles/roles.css',
        './src/styles/page.css',
        './src/styles/cell.css',
        './src/styles/question.css',
      ],
      expressiveCode: { frames: { extractFileNameFromCode: false }, tabWidth: 0 },
      credits: false,
      disable404Route: false,
    }),
    mdx(),
  ],
  vite: {
    worker: { format: 'es' },
    optimizeDeps: { exclude: ['pyodide'] },
    build: { chunkSizeWarningLimit: 700 },
  },
});
