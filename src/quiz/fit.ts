/** Whether predicates, measures and parameters of well-formed parts of quiz.yaml fit each other. */
import { unitOf } from './measure.ts';
import type { Finding } from './plain-words.ts';
import type { Claim, Measure, Operand, Predicate } from './types.ts';
import type { Path } from './yaml-source.ts';

export function checkClaimFit(claim: Claim, path: Path): Finding[] {
  const subject = { measure: claim.measure, parameters: [] };
  return checkPredicate(claim.holds, subject, [...path, 'holds']);
}

export interface Subject {
  /** null: an answer that is a number. */
  measure: Measure | null;
  /** The names of the question's parameters. */
  parameters: readonly string[];
}

export function checkPredicate(predicate: Predicate, subject: Subject, path: Path): Finding[] {
  if ('any' in predicate) {
    return predicate.any.flatMap((one, at) => checkPredicate(one, subject, [...path, 'any', at]));
  }
  const { measure, parameters } = subject;
  const texts = measure === null ? [] : textsOf(measure);
  const text = textOf(predicate);
  if (text === null) {
    const isNumber = measure === null || unitOf(measure) !== 'text';
    return isNumber
      ? checkOperands(predicate, parameters, path)
      : [{ path, message: 'expected equals or contains with a text: the measure is a text' }];
  }
  if (texts === 'any' || texts.includes(text)) return [];
  const wanted = texts.length > 0 ? `one of ${texts.join(', ')}` : 'a number';
  return [{ path, message: `expected ${wanted}, found the text ${JSON.stringify(text)}` }];
}

/** The texts a measure can be. */
function textsOf(measure: Measure): 'any' | string[] {
  if (measure === 'stdout' || measure === 'error') return 'any';
  if (typeof measure === 'string') return [];
  if ('diedBy' in measure) return ['count', 'collector', 'alive'];
  return 'died' in measure ? ['alive'] : [];
}

function textOf(predicate: Predicate): string | null {
  if ('contains' in predicate) return predicate.contains;
  return 'equals' in predicate && typeof predicate.equals === 'string' ? predicate.equals : null;
}

function checkOperands(predicate: Predicate, known: readonly string[], path: Path): Finding[] {
  const operands: unknown[] = 'between' in predicate ? predicate.between : Object.values(predicate);
  return operands.filter(hasParameter).flatMap(({ param }) => {
    if (known.includes(param)) return [];
    const wanted = known.length > 0 ? `one of ${known.join(', ')}` : 'a number, without parameters';
    return [{ path, message: `expected ${wanted}, found the parameter ${param}` }];
  });
}

function hasParameter(value: unknown): value is Exclude<Operand, number> {
  return typeof value === 'object' && value !== null && 'param' in value;
}
