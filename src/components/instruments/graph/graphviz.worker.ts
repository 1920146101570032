/** Graphviz in a worker: a graph can take it minutes, and only a worker can be ended. */
import { type Draw, startGraphviz } from './graphviz.ts';

export interface Answer {
  dot: string;
  /** null where Graphviz could not be started, or did not understand it. */
  svg: string | null;
}

let starting: Promise<Draw> | null = null;

async function answer(dot: string): Promise<Answer> {
  try {
    starting ??= startGraphviz();
    const draw = await starting;
    return { dot, svg: draw(dot) };
  } catch {
    return { dot, svg: null }; // the page says so
  }
}

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  void answer(data).then((told) => self.postMessage(told));
});
