/** What is stored of a program of the reader's own, version 1. */
import * as z from 'zod/mini';

const slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(60));

/** What the reader began with. */
export const Origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('example'), id: slug }),
  z.strictObject({ kind: z.literal('cell'), lesson: slug, id: slug }),
  z.strictObject({ kind: z.literal('link') }),
]);
export type Origin = z.infer<typeof Origin>;

export const Draft = z.strictObject({
  version: z.literal(1),
  code: z.string(),
  /** Instruments by id; the page shows those that it knows. */
  show: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(20)),
  origin: Origin,
  /** Bytes that the program may take, where its lesson says so. */
  budget: z.optional(z.int().check(z.positive())),
  /** ISO 8601, UTC. */
  at: z.string().check(
    z.maxLength(40),
    z.refine((text) => !Number.isNaN(Date.parse(text))),
  ),
});
export type Draft = z.infer<typeof Draft>;

/** null for what this page has not written and cannot read. Never throws. */
export function readDraft(text: string | null): Draft | null {
  try {
    return Draft.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

const LONGEST_TITLE = 48;

/** The first line that says something: no blank one, no comment, no import. */
export function titleOf(code: string): string {
  const lines = code.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => line !== '' && !/^(#|import\b|from\b)/.test(line));
  const title = telling ?? lines.find((line) => line !== '') ?? '';
  // By characters: half an emoji is none.
  const chars = Array.from(title);
  return chars.length <= LONGEST_TITLE ? title : `${chars.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
