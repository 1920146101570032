/** Graphviz itself, compiled to WebAssembly: half a megabyte. In the page it runs in a worker only. */
import { instance } from '@viz-js/viz';

/** Draws DOT as an `<svg>`. @throws Error when Graphviz does not understand it. */
export type Draw = (dot: string) => string;

/** @throws Error when the browser refuses it. */
export async function startGraphviz(): Promise<Draw> {
  const viz = await instance();
  return (dot) => cleaned(viz.renderString(dot, { format: 'svg' }));
}

/**
 * The `<svg>` alone, without what stands before it; its size in pixels of the page. Our DOT has no
 * links, images or scripts in it, and Graphviz writes labels as text, so there is none in the drawing.
 */
function cleaned(output: string): string {
  const svg = output.slice(output.indexOf('<svg'));
  return svg
    .replace(/<svg width="([\d.]+)pt" height="([\d.]+)pt"/, '<svg width="$1" height="$2"')
    .replace(/<title>[^<]*<\/title>\n?/g, '')
    .replace(/ xmlns(:xlink)?="[^"]*"/g, '')
    .replace(/<!--[^]*?-->\n?/g, '');
}
