/** One step of the collector's arithmetic in words. */
import type { ObjectGraph } from '../../../interpreter/graph.ts';
import { formatNumber } from '../../shared/format.ts';
import { counted, references } from '../counted.ts';
import type { Props } from '../instrument.ts';
import type { InstrumentKey } from '../say.ts';
import { fatesOf, namesOf, type Step, type Verdict } from './arithmetic.ts';
import { handlesOf } from './handles.ts';

type Speaker = Pick<Props<unknown>, 'say' | 'words'>;

export function wordsOfStep(step: Step, graph: ObjectGraph, speaker: Speaker): string {
  switch (step.kind) {
    case 'copy':
      return copy(step, graph, speaker);
    case 'subtract':
      return subtract(step, graph, speaker);
    case 'roots':
      return roots(step, graph, speaker);
    case 'reach':
      return speaker.say(`graph-reach-${step.verdict === 'alive' ? 'alive' : 'unknown'}`, {
        source: handleIn(graph, step.source),
        reached: list(graph, step.at.slice(1), speaker),
      });
    case 'result':
      return result(step, graph, speaker);
  }
}

function copy({ at }: Step, graph: ObjectGraph, speaker: Speaker): string {
  if (at.length === 0) return speaker.say('graph-copy-none');
  return speaker.say('graph-copy', {
    objects: counted('objects', at.length, speaker),
    all: list(graph, at, speaker),
  });
}

function subtract(step: Step & { kind: 'subtract' }, graph: ObjectGraph, speaker: Speaker): string {
  const changes = step.changes.slice(0, MOST_LISTED).map(({ address, from, to }) =>
    speaker.say(from - to === 1 ? 'graph-change-one' : 'graph-change', {
      object: handleIn(graph, address),
      by: formatNumber(from - to, speaker.words.lang),
      from: formatNumber(from, speaker.words.lang),
      to: formatNumber(to, speaker.words.lang),
    }),
  );
  return speaker.say('graph-subtract', {
    source: handleIn(graph, step.source),
    changes: joined(changes, step.changes.length, 'list-semicolon', speaker),
  });
}

/** What is left, object by object, and who it comes from. */
function roots({ left, verdicts, at }: Step, graph: ObjectGraph, speaker: Speaker): string {
  const { say } = speaker;
  if (at.length === 0) return say('graph-roots-none');
  const parts = at.slice(0, MOST_LISTED).map((address) => {
    const names = namesOf(graph, address);
    const outside = (left.get(address) ?? 0) - names.length;
    const from = [
      ...(names.length > 0
        ? [
            say(names.length === 1 ? 'graph-from-name' : 'graph-from-names', {
              names: listed(names, speaker),
            }),
          ]
        : []),
      ...(outside > 0 ? [say('graph-from-outside', { n: references(outside, speaker) })] : []),
    ].join(say('list-and'));
    return say(ROOTS[verdicts.get(address) ?? 'unknown'], {
      object: handleIn(graph, address),
      from,
    });
  });
  return say('graph-roots', { parts: joined(parts, at.length, 'list-semicolon', speaker) });
}

const ROOTS = {
  alive: 'graph-root',
  unknown: 'graph-root-unknown',
  garbage: 'graph-root-garbage',
} as const;

function result({ verdicts }: Step, graph: ObjectGraph, speaker: Speaker): string {
  const { say } = speaker;
  const of = (wanted: Verdict) =>
    [...verdicts].filter(([, one]) => one === wanted).map(([one]) => one);
  const untracked = [...fatesOf(graph)].filter(([address]) => !verdicts.has(address));
  const goingWith = (wanted: Verdict) =>
    untracked.filter(([, fate]) => fate === wanted).map(([address]) => address);
  const [garbage, unknown, doomed] = [of('garbage'), of('unknown'), goingWith('garbage')];
  const isSure = unknown.length === 0 && goingWith('unknown').length === 0;
  const nothing = isSure ? 'graph-result-nothing' : 'graph-result-nothing-sure';
  const said = (key: InstrumentKey, objects: readonly number[]) =>
    say(key, {
      objects: counted('objects', objects.length, speaker),
      all: list(graph, objects, speaker),
    });
  return [
    ...(garbage.length > 0 ? [said('graph-result-garbage', garbage)] : []),
    ...(garbage.length + doomed.length === 0 ? [say(nothing)] : []),
    ...(doomed.length > 0 ? [said('graph-result-doomed', doomed)] : []),
    ...(unknown.length > 0 ? [said('graph-result-unknown', unknown)] : []),
  ].join(say('sentence-space'));
}

function handleIn(graph: ObjectGraph, address: number): string {
  return handlesOf(graph).get(address) ?? '?';
}

const MOST_LISTED = 8;

function list(graph: ObjectGraph, addresses: readonly number[], speaker: Speaker): string {
  const shown = addresses.slice(0, MOST_LISTED).map((address) => handleIn(graph, address));
  return joined(shown, addresses.length, 'list-comma', speaker);
}

/** The first few of many texts, and how many more there are. */
export function listed(texts: readonly string[], speaker: Speaker): string {
  return joined(texts.slice(0, MOST_LISTED), texts.length, 'list-comma', speaker);
}

function joined(
  shown: readonly string[],
  all: number,
  separator: 'list-comma' | 'list-semicolon',
  speaker: Speaker,
): string {
  const rest = all - shown.length;
  const parts = rest > 0 ? [...shown, counted('more', rest, speaker)] : shown;
  return parts.join(speaker.say(separator));
}
