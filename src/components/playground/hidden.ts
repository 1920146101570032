/**
 * Characters that make code look like other code: those without a shape, and those that turn the
 * direction of reading (https://trojansource.codes). Told before a stranger's code is run.
 */
import { linesOf } from '../../interpreter/source-lines.ts';

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Where a file of Windows begins with one, nothing is hidden by it. */
const BYTE_ORDER_MARK = /^\uFEFF/;

/** Numbers of the lines that have one, from 1. */
export function linesWithHidden(code: string): number[] {
  return linesOf(code.replace(BYTE_ORDER_MARK, '')).flatMap((line, i) =>
    HIDDEN.test(line.replaceAll('\t', '')) ? [i + 1] : [],
  );
}
