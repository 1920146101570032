/** Why a file was not taken as progress, in words that say what to look at. */
import { maxFileSize, type Refusal } from '../../progress/transfer.ts';
import { formatNumber, formatTransfer } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';

export function refusalText(why: Refusal, words: Words): string {
  const { labels, lang } = words;
  switch (why.kind) {
    case 'too-large':
      return fill(words, 'import-too-large', { limit: formatTransfer(maxFileSize, lang) });
    case 'too-many':
      return fill(words, 'import-too-many', { n: formatNumber(why.count, lang) });
    case 'future':
      return fill(words, 'import-future', { field: why.field });
    case 'wrong-field':
      return fill(words, 'import-wrong-field', {
        field: why.field,
        expected: labels[`expected-${why.expected}`],
      });
    default:
      return labels[`import-${why.kind}`];
  }
}
