/** Drawings for the build, which waits as long as they take. */
import type { Drawer, Drawing } from './drawer.ts';

export function drawerAtOnce(draw: (dot: string) => string): Drawer {
  const known = new Map<string, Drawing>();
  return {
    look: (dot) => {
      const drawing: Drawing = known.get(dot) ?? { state: 'drawn', svg: draw(dot) };
      known.set(dot, drawing);
      return drawing;
    },
    begin: () => Promise.resolve(),
    stop: () => undefined,
    leave: () => undefined,
  };
}
