import { expect, test, vi } from 'vitest';

vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }));
vi.mock('astro/loaders', () => ({ glob: () => undefined }));
vi.mock('@astrojs/starlight/schema', () => ({ docsSchema: () => undefined }));

const { addressOf } = await import('./content.config.ts');

test.each([
  ['lessons/03-cycles/en.mdx', 'cycles'],
  ['lessons/03-cycles/zh-cn.mdx', 'zh-cn/cycles'],
  ['lessons/12-weak-references/en.mdx', 'weak-references'],
  ['pages/about/en.mdx', 'about'],
  ['lessons/94-home/en.mdx', 'index'],
  ['lessons/94-home/zh-cn.mdx', 'zh-cn'],
])('%s has the address %s', (entry, address) => {
  expect(addressOf(entry)).toBe(address);
});
