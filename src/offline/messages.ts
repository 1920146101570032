/** What a page tells the service worker. */

/** The reader wants the new version now. */
export const TAKE_OVER = 'freed:take-over';
/** Python has started here: keep its files for the time without a network. */
export const KEEP_INTERPRETER = 'freed:keep-interpreter';
