/** What a schema has against a value, in words that an author of lessons can act on. */
import type { z } from 'zod';
import type { Path } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** One thing that is wrong, at a path from the root of quiz.yaml. */
export interface Finding {
  path: Path;
  message: string;
}

/** `issues` of a value that stands at `at`; parse with `reportInput`, so that it can be quoted. */
export function inPlainWords(issues: readonly Issue[], at: Path = []): Finding[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: 'is not a known field' }));
    }
    if (issue.code === 'invalid_key') {
      return issue.issues.map(({ message }) => ({ path, message: `is no good name: ${message}` }));
    }
    const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
    return branch ? inPlainWords(branch, path) : [{ path, message: sentence(issue) }];
  });
}

/** The one form whose fields are the ones given; its complaints are more useful than a list. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const meant = branches.filter((issues) => issues.every(({ path }) => path.length > 0));
  return meant.length === 1 ? meant[0] : undefined;
}

function sentence(issue: Issue): string {
  const wanted = expectation(issue);
  // A discriminator's issue carries the whole object; quoting it would not help.
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return wanted;
  return issue.input === undefined
    ? `is missing, ${wanted}`
    : `${wanted}, found ${quote(issue.input)}`;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
    case 'too_small':
      return `expected ${issue.inclusive ? 'at least' : 'more than'} ${String(issue.minimum)}${entries(issue)}`;
    case 'too_big':
      return `expected ${issue.inclusive ? 'at most' : 'less than'} ${String(issue.maximum)}${entries(issue)}`;
    case 'invalid_union':
      return 'options' in issue ? `expected one of ${issue.options.join(', ')}` : issue.message;
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  tuple: 'a list of two',
  object: 'a map of fields',
  record: 'a map of fields',
};

function entries({ origin }: { origin: string }): string {
  return origin === 'array' ? ' entries' : '';
}

function quote(input: unknown): string {
  if (input === null) return 'nothing';
  if (Array.isArray(input)) return `a list of ${String(input.length)}`;
  if (typeof input === 'object') return `a map with ${Object.keys(input).join(', ')}`;
  if (typeof input !== 'string') return JSON.stringify(input);
  return `the text ${JSON.stringify(input.length > 40 ? `${input.slice(0, 40)}…` : input)}`;
}
