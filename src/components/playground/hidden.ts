/**
 * Characters that make code look like other code: those without a shape, and those that turn the
 * direction of reading (https://trojansource.codes). Told before a stranger's code is run.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Numbers of the lines that have one, from 1. */
export function linesWithHidden(code: string): number[] {
  return code
    .split('\n')
    .flatMap((line, i) => (HIDDEN.test(line.replace(/\t|\r$/g, '')) ? [i + 1] : []));
}
