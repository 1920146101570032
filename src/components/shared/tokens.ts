/**
 * The few kinds of token that are told apart by colour: one list for the static block and for the
 * editor that takes its place. Their colours are `--freed-token-…` in roles.css.
 */
import { tagHighlighter, tags } from '@lezer/highlight';

export const TOKENS = ['keyword', 'string', 'number', 'comment', 'function'] as const;

export const tokenHighlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: [tags.comment], class: 'tok-comment' },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.className],
    class: 'tok-function',
  },
]);
