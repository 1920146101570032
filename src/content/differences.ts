/** Why a cell prints something else on the reader's own Python than on the page. */
export const DIFFERENCES = [
  /** Sizes of objects: a pointer takes 4 bytes in the page, 8 on most machines. */
  'sizes',
  /** When the collector comes, and what it counts: another one in almost every version. */
  'collector',
  /** Reference counts: `sys.getrefcount` and immortal objects changed from version to version. */
  'counts',
  /** What the page's interpreter can not do, or does otherwise: files, threads, memory maps. */
  'system',
] as const;
export type Difference = (typeof DIFFERENCES)[number];
