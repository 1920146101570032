/** Binds the lesson folders to their schema and to their addresses. */
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/**
 * `lessons/03-cycles/zh-cn.mdx` becomes `zh-cn/cycles`, `94-home/en.mdx` becomes `index`:
 * the number orders the folders and is no part of the address.
 */
export function addressOf(entry: string): string {
  const [, folder = '', file = ''] = entry.split('/');
  const name = folder.replace(/^\d+-/, '');
  const slug = name === 'home' ? '' : name;
  const locale = file === 'en.mdx' ? '' : file.replace(/\.mdx$/, '');
  return [locale, slug].filter(Boolean).join('/') || 'index';
}

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './src/content',
      pattern: '{lessons,pages}/*/{en,zh-cn}.mdx',
      generateId: ({ entry }) => addressOf(entry),
    }),
    schema: docsSchema({
      extend: z.object({
        /** How long a careful reader takes. */
        minutes: z.number().int().positive().optional(),
      }),
    }),
  }),
};
