/** Real Graphviz in a real thread, which is ended in the midst of its work. */
import { Worker as Thread } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { LateDrawer } from './drawer.ts';

const SMALL = 'digraph { a -> b }';
const OTHER = 'digraph { b -> a }';
/** Takes Graphviz minutes. */
const ENDLESS = `digraph { ${'a -> b [label=x] '.repeat(20_000)} }`;
const PATIENT = 600_000;

const started: ThreadAsWorker[] = [];

/** What the drawer needs of a browser's worker. */
class ThreadAsWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  isEnded = false;
  readonly #thread = new Thread(new URL('graphviz-thread.fixture.mjs', import.meta.url));

  constructor() {
    this.#thread.on('message', (data: unknown) => this.onmessage?.({ data }));
    this.#thread.on('error', () => this.onerror?.());
    started.push(this);
  }

  postMessage(dot: string): void {
    this.#thread.postMessage(dot);
  }

  terminate(): void {
    this.isEnded = true;
    void this.#thread.terminate();
  }
}

const start = () => new ThreadAsWorker() as unknown as Worker;

afterEach(() => {
  for (const one of started.splice(0)) one.terminate();
});

describe('a drawing', () => {
  test('comes from the worker, is kept, and the worker draws the next one, too', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    expect(drawer.look(SMALL)).toEqual({ state: 'none' });
    const drawing = drawer.begin(SMALL);
    expect(drawer.look(SMALL)).toEqual({ state: 'drawing' });
    await drawing;
    expect(drawer.look(SMALL)).toMatchObject({ state: 'drawn', svg: /^<svg/ });
    await drawer.begin(OTHER);
    expect(drawer.look(OTHER).state).toBe('drawn');
    expect(drawer.look(SMALL).state).toBe('drawn');
    expect(started).toHaveLength(1);
  });

  test('that Graphviz does not understand has failed', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    await drawer.begin('digraph {');
    expect(drawer.look('digraph {')).toEqual({ state: 'failed' });
  });

  test('that takes too long is ended, and not begun again by itself', async () => {
    const drawer = new LateDrawer(start, 300);
    await drawer.begin(ENDLESS);
    expect(drawer.look(ENDLESS)).toEqual({ state: 'too-long' });
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  test('is ended by the reader, who can have another one drawn', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    const drawing = drawer.begin(ENDLESS);
    drawer.stop();
    await drawing;
    expect(drawer.look(ENDLESS)).toEqual({ state: 'stopped' });
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
    await drawer.begin(SMALL);
    expect(drawer.look(SMALL).state).toBe('drawn');
  });

  test('is ended when another one is wanted', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    const drawing = drawer.begin(ENDLESS);
    await drawer.begin(SMALL);
    await drawing;
    expect(drawer.look(ENDLESS)).toEqual({ state: 'none' });
    expect(drawer.look(SMALL).state).toBe('drawn');
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  test('is ended when nobody looks at it, and may be asked for again', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    const drawing = drawer.begin(ENDLESS);
    drawer.leave();
    await drawing;
    expect(drawer.look(ENDLESS)).toEqual({ state: 'none' });
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
  });

  test('once made is still there for who comes back; no worker is left behind', async () => {
    const drawer = new LateDrawer(start, PATIENT);
    await drawer.begin(SMALL);
    drawer.leave();
    expect(drawer.look(SMALL).state).toBe('drawn');
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
  });
});

test('without a worker there is no drawing, and that is said', async () => {
  const drawer = new LateDrawer(() => {
    throw new Error('The browser refuses.');
  }, PATIENT);
  await drawer.begin(SMALL);
  expect(drawer.look(SMALL)).toEqual({ state: 'failed' });
});
