/**
 * How the bench uses a target's page: what its reader would do. One file a target; each exports a
 * function that runs in the page before its own scripts and therefore uses nothing from outside.
 */
export interface Driver {
  /** Whether the code that will be run can be read. */
  isReadable: () => boolean;
  /** Runs the code the page came with; false while that is not possible yet. */
  start: () => boolean;
  /** Puts other code in its place and runs that; false while that is not possible yet. */
  run: (code: string) => boolean;
  /** What was printed by the last run. */
  printed: () => string;
  /** Presses Stop; null where there is none. */
  stop: (() => void) | null;
  /** Asks for a clean interpreter; null where only a reload gives one. */
  restart: (() => void) | null;
}

declare global {
  interface Window {
    driver: Driver;
  }
}
