/**
 * Draws a map of the heap on its canvas, and again whenever the canvas changes its size or the page
 * its colours. Kinds differ by their texture as well as by colour: solid, striped, barred, empty.
 */
import { type HeapMap, KINDS, type StretchKind } from '../../../heap/map.ts';
import { type Box, boxesOf, gridFor, type Grid, kindsOfSquares, touchedBy } from './layout.ts';
import type { HeapState } from './moves.ts';
import { stretchAt, wholeOf } from './summary.ts';
import { type Inks, inksOf, type Texture, texturesOf } from './textures.ts';

const painters = new WeakMap<HTMLCanvasElement, Painter>();

export interface Picture {
  map: HeapMap;
  state: HeapState;
}

export function paintHeap(canvas: HTMLCanvasElement, picture: Picture): Grid {
  const painter = painters.get(canvas) ?? new Painter(canvas);
  painters.set(canvas, painter);
  return painter.show(picture);
}

class Painter {
  readonly #canvas: HTMLCanvasElement;
  #picture: Picture | null = null;
  #squares: { key: string; map: HeapMap; kinds: Uint8Array } | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    const again = () => {
      if (canvas.isConnected) this.#draw();
    };
    new ResizeObserver(again).observe(canvas);
    new MutationObserver(again).observe(document.documentElement, {
      attributeFilter: ['data-theme'],
    });
  }

  show(picture: Picture): Grid {
    this.#picture = picture;
    return this.#draw();
  }

  #draw(): Grid {
    const canvas = this.#canvas;
    const grid = gridFor(canvas.clientWidth);
    const context = canvas.getContext('2d');
    if (context === null || this.#picture === null) return grid;
    fit(canvas, context, grid);
    const inks = inksOf(canvas);
    const { map, state } = this.#picture;
    context.fillStyle = inks.paper;
    context.fillRect(0, 0, canvas.clientWidth, grid.rows * grid.square);
    const textures = texturesOf(context, inks);
    const { first, last } = touchedBy(map, state);
    if ((last - first) * 4 < grid.columns * grid.rows) {
      drawStretches(textures, this.#picture, grid);
    } else drawSquares(textures, this.#kinds(map, state, grid), grid);
    drawWaterLine(context, inks, this.#picture, grid);
    if (state.at !== null) outline(context, inks, boxesOf(stretchAt(map, state.at), grid, state));
    return grid;
  }

  /** Kept for as long as only the chosen stretch changes. */
  #kinds(map: HeapMap, { from, bytes }: HeapState, grid: Grid): Uint8Array {
    const key = [from, bytes, grid.columns, grid.rows].join();
    if (this.#squares?.key !== key || this.#squares.map !== map) {
      this.#squares = { key, map, kinds: kindsOfSquares(map, grid, { from, bytes }) };
    }
    return this.#squares.kinds;
  }
}

/** As many dots as the screen has; drawn in pixels of the page. */
function fit(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, grid: Grid): void {
  const scale = window.devicePixelRatio;
  const height = grid.rows * grid.square;
  canvas.style.height = `${String(height)}px`;
  canvas.width = Math.round(canvas.clientWidth * scale);
  canvas.height = Math.round(height * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
}

type Textures = Record<StretchKind, Texture>;

function drawSquares(textures: Textures, kinds: Uint8Array, { columns, square }: Grid): void {
  kinds.forEach((kind, i) => {
    const x = (i % columns) * square;
    const y = Math.floor(i / columns) * square;
    const box = { x, y, width: square - 1, height: square - 1 };
    textures[KINDS[kind] ?? 'free'](box);
  });
}

/** Close enough to see the chunks one by one: each is a bar of its own length. */
function drawStretches(textures: Textures, { map, state }: Picture, grid: Grid): void {
  const { first, last } = touchedBy(map, state);
  for (let i = first; i <= last; i += 1) {
    const stretch = stretchAt(map, i);
    const boxes = boxesOf(stretch, grid, state);
    boxes.forEach((box, row) => {
      const gap = row === boxes.length - 1 ? Math.min(1, box.width / 2) : 0;
      textures[stretch.kind]({ ...box, width: box.width - gap, height: box.height - 1 });
    });
  }
}

/** How high the heap reached before the run: everything after it is growth. */
function drawWaterLine(
  context: CanvasRenderingContext2D,
  inks: Inks,
  { map, state }: Picture,
  grid: Grid,
): void {
  const grown = { offset: map.sizeBefore, bytes: wholeOf(map) - map.sizeBefore };
  const isInside = map.sizeBefore > state.from && map.sizeBefore < state.from + state.bytes;
  const [box] = boxesOf(grown, grid, state);
  if (!isInside || box === undefined) return;
  const right = grid.columns * grid.square;
  context.strokeStyle = inks.text;
  context.lineWidth = 2;
  context.setLineDash([5, 3]);
  context.beginPath();
  context.moveTo(0, box.y + box.height - 0.5);
  context.lineTo(box.x - 0.5, box.y + box.height - 0.5);
  context.lineTo(box.x - 0.5, box.y - 0.5);
  context.lineTo(right, box.y - 0.5);
  context.stroke();
  context.setLineDash([]);
}

/** Seen on every texture: a light line with a dark one around it. */
function outline(context: CanvasRenderingContext2D, inks: Inks, boxes: readonly Box[]): void {
  for (const [ink, width, out] of [
    [inks.text, 4, 2],
    [inks.paper, 1.5, 2],
  ] as const) {
    context.strokeStyle = ink;
    context.lineWidth = width;
    for (const { x, y, width: w, height } of boxes) {
      context.strokeRect(x - out, y - out, Math.max(w - 1, 2) + 2 * out, height - 1 + 2 * out);
    }
  }
}
