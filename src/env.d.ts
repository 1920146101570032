/// <reference types="astro/client" />

declare module '@pagefind/default-ui/npm_dist/mjs/ui-core.mjs' {
  export const PagefindUI: new (options: object) => unknown;
}
