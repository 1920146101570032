/** Pointers, wheel and keys on the map. Nothing here scrolls the page away or keeps it from scrolling. */
import type { HeapMap } from '../../../heap/map.ts';
import type { Props } from '../instrument.ts';
import { gridFor, offsetAt } from './layout.ts';
import { type HeapState, panned, pressed, zoomed } from './moves.ts';
import { indexAt } from './summary.ts';

type MapProps = Props<HeapState>;

interface Finger {
  x: number;
  y: number;
}

/** Those that touch a map now: they outlive each drawing of the view. */
const fingers = new WeakMap<EventTarget, Map<number, Finger>>();

/** How much one notch of a wheel brings the map closer. */
const NOTCH = 1.25;

export function listenersFor(map: HeapMap, { state, set }: MapProps) {
  const gridOf = (event: Event) => gridFor((event.currentTarget as HTMLElement).clientWidth);
  const offsetUnder = (event: MouseEvent) => offsetAt(gridOf(event), state, pointIn(event));
  const choose = (event: PointerEvent) => {
    const at = indexAt(map, offsetUnder(event));
    if (at !== state.at) set({ at });
  };
  return {
    key: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const moved = pressed(event.key, map, state, gridOf(event));
      if (moved === null) return;
      event.preventDefault();
      set(moved);
    },
    down: (event: PointerEvent) => {
      touching(event).set(event.pointerId, { x: event.clientX, y: event.clientY });
      choose(event);
    },
    move: (event: PointerEvent) => {
      const all = touching(event);
      const before = all.get(event.pointerId);
      const now = { x: event.clientX, y: event.clientY };
      if (before === undefined) {
        if (event.pointerType !== 'touch') choose(event);
        return;
      }
      const other = [...all].find(([id]) => id !== event.pointerId)?.[1];
      all.set(event.pointerId, now);
      if (other)
        set(zoomed(map, state, apart(now, other) / apart(before, other), offsetUnder(event)));
      else if (event.pointerType !== 'touch') {
        const height = (event.currentTarget as HTMLElement).clientHeight;
        set(panned(map, state, (before.y - now.y) / height));
      }
    },
    up: (event: PointerEvent) => {
      touching(event).delete(event.pointerId);
    },
    wheel: {
      passive: false,
      handleEvent(event: WheelEvent) {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const by = event.deltaY < 0 ? NOTCH : 1 / NOTCH;
        set(zoomed(map, state, by, offsetUnder(event)));
      },
    },
  };
}

function touching({ currentTarget }: Event): Map<number, Finger> {
  if (currentTarget === null) return new Map();
  const all = fingers.get(currentTarget) ?? new Map<number, Finger>();
  fingers.set(currentTarget, all);
  return all;
}

/** Never 0: two fingers may lie on each other. */
function apart(a: Finger, b: Finger): number {
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}

function pointIn(event: MouseEvent): Finger {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
