/** A question's finite lists of values, and the cell's code with one value of each put in. */
import type { Values } from './types.ts';

/** Every combination is run when the site is built, so there may be only a few. */
export const maxCombinations = 8;

/** Every combination, the last parameter changing fastest; one empty one without parameters. */
export function combinations(
  parameters: Readonly<Record<string, readonly number[]>> = {},
): Values[] {
  return Object.entries(parameters).reduce<Values[]>(
    (found, [name, list]) =>
      found.flatMap((values) => list.map((value) => ({ ...values, [name]: value }))),
    [{}],
  );
}

const numberLiteral = String.raw`[+-]?(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)`;

/**
 * The code with the number of each top-level line `name = <number>` replaced; a comment after it
 * and everything else stay as they are.
 * @throws {Error} when a name is not assigned a number at the top level exactly once
 */
export function substitute(code: string, values: Values): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => replaceOne(text, name, value),
    code,
  );
}

/** The number as the lessons write it: `3_000_000`. */
export function literal(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) < 10_000) return String(value);
  return value.toLocaleString('en', { useGrouping: true }).replaceAll(',', '_');
}

/** Whether the code has no place for a value: not exactly one top-level line `name = <number>`. */
export function lacksParameter(code: string, name: string): boolean {
  return [...code.matchAll(lineOf(name))].length !== 1;
}

function lineOf(name: string): RegExp {
  // Not \s: it would let the match run over the end of the line.
  return new RegExp(`^(${name}[ \\t]*=[ \\t]*)${numberLiteral}([ \\t]*(?:#.*)?\\r?)$`, 'gm');
}

function replaceOne(code: string, name: string, value: number): string {
  const line = lineOf(name);
  const found = [...code.matchAll(line)].length;
  if (found !== 1) {
    throw new Error(
      `parameter "${name}": expected exactly one top-level line "${name} = <number>" in the cell, ` +
        `found ${found === 0 ? 'none' : String(found)}`,
    );
  }
  return code.replace(line, (_, head: string, tail: string) => head + literal(value) + tail);
}
