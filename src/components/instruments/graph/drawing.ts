/** Graphviz itself, compiled to WebAssembly: half a megabyte that comes when the graph is opened. */
import type { Viz } from '@viz-js/viz';

/** Draws DOT as an `<svg>`. @throws Error when Graphviz does not understand it. */
export type Draw = (dot: string) => string;

let loading: Promise<Viz> | null = null;

/** @throws Error when it cannot be fetched, or the browser refuses it. */
export async function loadDrawing(): Promise<Draw> {
  loading ??= import('@viz-js/viz').then(({ instance }) => instance());
  try {
    return drawWith(await loading);
  } catch (error) {
    loading = null; // the next time it may come
    throw error;
  }
}

/** Drawings kept: a step of the arithmetic or another tab does not ask for a new one. */
const MOST_KEPT = 20;
const drawn = new Map<string, string>();

function drawWith(viz: Viz): Draw {
  return (dot) => {
    const known = drawn.get(dot);
    if (known !== undefined) return known;
    const svg = cleaned(viz.renderString(dot, { format: 'svg' }));
    if (drawn.size >= MOST_KEPT) drawn.clear();
    drawn.set(dot, svg);
    return svg;
  };
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
