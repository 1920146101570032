/** What the pictures of references say in words. */
import { html, type TemplateResult } from 'lit-html';
import { isReliable } from '../../../interpreter/notes.ts';
import type { LineReading, LoopReading } from '../../../interpreter/result.ts';
import { formatExactBytes, formatNumber } from '../../shared/format.ts';
import { rich, sentence } from '../../shared/rich.ts';
import { codeOf } from '../drawing/code.ts';
import type { Props } from '../instrument.ts';
import { IMMORTAL } from './immortal.ts';
import type { Life } from './timeline.ts';

type Context = Pick<Props<unknown>, 'say' | 'words' | 'source' | 'findings'>;

/** Sentences before the rest is left to the table. */
const MOST = 4;
/** Names in one sentence. */
const MOST_NAMES = 6;

/** What became of the watched objects: those that shared their death in one sentence. */
export function story(lives: readonly Life[], context: Context): TemplateResult | string {
  const { say, findings } = context;
  if (findings.watchedNames.length === 0) return rich(say('refs-none'));
  if (lives.length === 0) return say('not-measured');
  const groups = Map.groupBy(lives, ({ died }) => (died ? `${died.line} ${died.by}` : ''));
  const sentences = [...groups.values()].slice(0, MOST).map((group) => fate(group, context));
  return html`${sentences}${groups.size > MOST ? say('refs-more') : ''}`;
}

function fate(group: readonly Life[], context: Context): TemplateResult {
  const { say, source } = context;
  const died = group[0]?.died ?? null;
  const names = listOf(group, context);
  if (died === null) return alive(group, names, context);
  const parts = { names, line: String(died.line), code: codeOf(source, died.line) };
  if (died.by === 'collector') return sentence(say('refs-collected'), parts);
  const bytes = freedOn(died.line, context);
  if (bytes === null) return sentence(say('refs-died'), parts);
  return sentence(say('refs-freed'), { ...parts, bytes });
}

function alive(group: readonly Life[], names: TemplateResult, context: Context): TemplateResult {
  const [life] = group;
  if (group.length > 1 || life === undefined) return sentence(context.say('refs-alive'), { names });
  const isWhole = isReliable(context.findings.result, 'counts');
  if (!isWhole) return sentence(context.say('refs-alive-uncounted'), { names });
  const count = countText(life.counts.at(-1) ?? 0, context);
  return sentence(context.say('refs-alive-one'), { names, count });
}

/** What a line gave back that ran once, as far as it was counted; null where that says nothing. */
function freedOn(line: number, { findings: { result }, words }: Context): string | null {
  const isIn = ({ from, to }: LoopReading) => from <= line && line <= to;
  const reading: LineReading | undefined = result.lines?.find((one) => one.line === line);
  if (reading === undefined || reading.hits !== 1 || reading.increment >= 0) return null;
  return result.loops?.some(isIn) ? null : formatExactBytes(-reading.increment, words);
}

/** `a`, `b` and `c`, as the language joins them, with spaces around a Chinese word; each name once. */
function listOf(lives: readonly Life[], { words }: Context): TemplateResult {
  const names = [...new Set(lives.map(({ name }) => name))];
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), '…'] : names;
  const parts = new Intl.ListFormat(words.lang).formatToParts(shown);
  return html`${parts.map(({ type, value }) =>
    type === 'element' ? html`<code>${value}</code>` : value.replace(/^\p{Script=Han}+$/u, ' $& '),
  )}`;
}

export function countText(count: number, { say, words }: Pick<Context, 'say' | 'words'>): string {
  if (count >= IMMORTAL) return say('refs-immortal');
  const key = count === 1 ? 'refs-count-one' : 'refs-count';
  return say(key, { n: formatNumber(count, words.lang) });
}
