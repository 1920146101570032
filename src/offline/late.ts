/**
 * Files that are large and that few readers ask for: Graphviz in its worker, for the object graph. They
 * are not fetched ahead for the time without a network, but kept once they were fetched.
 */
export const LATE = /(^|\/)_astro\/graphviz\.worker-[^/]+\.js$/;

export const LATE_CACHE = 'late';
