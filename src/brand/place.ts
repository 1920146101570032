/** Where a page's picture for sharing is: named by Head.astro, made by src/pages/social. */
const SOCIAL_FOLDER = 'social';

/** Pixels, as the services that show such pictures ask for. */
export const SOCIAL = { width: 1200, height: 630 } as const;

/** `social/zh-cn/cycles.png` for the page `zh-cn/cycles`. */
export function socialPath(id: string): string {
  return `${SOCIAL_FOLDER}/${id}.png`;
}
