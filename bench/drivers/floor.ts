import './driver.ts';

declare global {
  interface Window {
    /** See pages/floor/page.js. */
    floor?: { run: (code: string) => void; restart: () => void };
  }
}

export function floor(): void {
  const text = (id: string) => document.getElementById(id)?.textContent ?? '';
  window.driver = {
    isReadable: () => text('code') !== '',
    start: () => true, // by itself
    run(code) {
      window.floor?.run(code);
      return window.floor !== undefined;
    },
    printed: () => text('output'),
    stop: () => window.floor?.restart(),
    restart: () => window.floor?.restart(),
  };
}
