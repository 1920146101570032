/** The kind of a question, for the build. The page loads kinds one by one (`kinds/page.ts`). */
import * as registered from './kinds/build.ts';
import type { BuildKind } from './kinds/kind.ts';
import type { Question } from './types.ts';

const kinds: { readonly [T in Question['type']]: BuildKind<Extract<Question, { type: T }>> } =
  registered;

export const TYPES = Object.keys(kinds) as Question['type'][];

export function kindOf({ type }: Pick<Question, 'type'>): BuildKind<Question> {
  return kinds[type];
}
