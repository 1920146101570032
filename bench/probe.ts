/** What runs inside a target's page beside its driver and takes the times. */
import './drivers/driver.ts';

export interface Marks {
  /** The code can be read; ms since navigation, like all here. */
  readable: number | null;
  /** Run was pressed, or could have been. */
  pressed: number | null;
  /** What it prints is in the page. */
  result: number | null;
}

export interface PageNumbers extends Marks {
  /** Tasks of the main thread over 50 ms until the result. */
  longTasks: number[];
  /** Over the wire, or as it was when compressed; JavaScript of the page, workers' not counted. */
  scripts: { url: string; bytes: number }[];
}

declare global {
  interface Window {
    bench: {
      marks: Marks;
      /** Asks once a frame. False when it has not become true in time. */
      until: (condition: () => boolean, timeoutMs: number) => Promise<boolean>;
      numbers: () => PageNumbers;
    };
  }
}

/** For `addInitScript`: uses nothing from outside. */
export function probe(printed: string): void {
  if (window !== window.top || location.protocol !== 'http:') return;
  performance.setResourceTimingBufferSize(5000);
  const marks: Marks = { readable: null, pressed: null, result: null };
  const tasks: { end: number; duration: number }[] = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      tasks.push({ end: startTime + duration, duration });
    }
  }).observe({ type: 'longtask', buffered: true });

  const frame = () => {
    const now = performance.now();
    const { driver } = window;
    if (marks.readable === null && driver.isReadable()) marks.readable = now;
    if (marks.pressed === null && driver.start()) marks.pressed = now;
    if (marks.pressed !== null && driver.printed().includes(printed)) marks.result = now;
    if (marks.result === null) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);

  window.bench = {
    marks,
    until: (condition, timeoutMs) => {
      const end = performance.now() + timeoutMs;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const ask = () => {
        const isTrue = condition();
        if (isTrue || performance.now() > end) resolve(isTrue);
        else requestAnimationFrame(ask);
      };
      ask();
      return promise;
    },
    numbers: () => ({
      ...marks,
      longTasks: tasks.filter(({ end }) => end <= (marks.result ?? 0)).map((task) => task.duration),
      scripts: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
        .filter(
          ({ name, responseEnd }) => /\.m?js\b/.test(name) && responseEnd <= (marks.result ?? 0),
        )
        .map(({ name, encodedBodySize }) => ({ url: name, bytes: encodedBodySize })),
    }),
  };
}
