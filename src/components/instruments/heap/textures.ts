/** The look of each kind of memory: the same as in the meters and legends, made of the page's colours. */
import type { StretchKind } from '../../../heap/map.ts';
import type { Box } from './layout.ts';

export interface Inks {
  held: string;
  new: string;
  freed: string;
  paper: string;
  line: string;
  text: string;
}

/** Fills a box. */
export type Texture = (box: Box) => void;

/** The colours as they are now, in light or in dark. */
export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(`--freed-${name}`).trim();
  return {
    held: ink('held'),
    new: ink('new'),
    freed: ink('freed'),
    paper: ink('paper'),
    line: ink('line'),
    text: ink('text'),
  };
}

export function texturesOf(
  context: CanvasRenderingContext2D,
  inks: Inks,
): Record<StretchKind, Texture> {
  const filled =
    (ink: string | CanvasPattern): Texture =>
    ({ x, y, width, height }) => {
      context.fillStyle = ink;
      context.fillRect(x, y, width, height);
    };
  const striped = filled(stripes(context, inks));
  const ground = filled(inks.line);
  return {
    held: filled(inks.held),
    new: striped,
    /** Bars above and below, nothing between. */
    freed: ({ x, y, width, height }) => {
      context.fillStyle = inks.freed;
      context.fillRect(x, y, width, 1.75);
      context.fillRect(x, y + height - 1.75, width, 1.75);
    },
    /** A line on the ground: there is room here. */
    free: ({ x, y, width, height }) => {
      ground({ x, y: y + height - 1, width, height: 1 });
    },
  };
}

const STEP = 6;

function stripes(context: CanvasRenderingContext2D, inks: Inks): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = STEP;
  tile.height = STEP;
  const brush = tile.getContext('2d');
  if (brush === null) return inks.new;
  brush.fillStyle = inks.new;
  brush.fillRect(0, 0, STEP, STEP);
  brush.strokeStyle = inks.paper;
  brush.lineWidth = 1.25;
  brush.beginPath();
  for (const shift of [-STEP, 0, STEP]) {
    brush.moveTo(shift, STEP);
    brush.lineTo(shift + STEP, 0);
  }
  brush.stroke();
  return context.createPattern(tile, 'repeat') ?? inks.new;
}
