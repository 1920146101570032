import type { Row } from './model.ts';

/** Return codes, and yes or no, are told and not drawn. */
export function isDrawn({ unit }: Row): boolean {
  return unit === 'bytes' || unit === 'count';
}
