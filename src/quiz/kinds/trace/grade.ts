/**
 * Questions of the type `trace`: say what happens to watched objects line by line. An answer is a
 * number for each place, by the place's id: the count after a line (`big@4`), or the line where an
 * object dies (`big`).
 */
import { parseAmount } from '../../amount.ts';
import { measure } from '../../measure.ts';
import { combinations } from '../../parameters.ts';
import { planRun } from '../../plan.ts';
import { holds } from '../../predicate.ts';
import { ungraded, whyUnmeasured } from '../../ungraded.ts';
import type { Kind } from '../kind.ts';
import type {
  LocalText,
  Measure,
  Measured,
  Part,
  TraceMistake,
  TraceQuestion,
  Values,
} from '../../types.ts';

/** Where one number is asked for. */
export interface Place {
  id: string;
  name: string;
  /** The line after which a count is asked; null where the line itself is asked. */
  line: number | null;
  measure: Measure;
  why: LocalText;
}

/** In the order in which they are answered: line by line, of each line the names in turn. */
export function placesOf(question: TraceQuestion): Place[] {
  if (question.ask === 'deaths') {
    return question.objects.map(({ name, why }) => {
      return { id: name, name, line: null, measure: { died: name }, why };
    });
  }
  return question.rows.flatMap(({ line, why }) =>
    question.names.map((name) => {
      return { id: `${name}@${line}`, name, line, measure: { count: name, line }, why };
    }),
  );
}

export const trace: Kind<TraceQuestion> = {
  cells: ({ cell }) => [cell],
  values: ({ parameters }) => combinations(parameters),

  readAnswer(question, fields) {
    const entries: [string, number][] = [];
    for (const { id } of placesOf(question)) {
      const amount = parseAmount(fields[id]?.[0] ?? '', unitAsked(question));
      if (!amount.ok) return { ok: false, reason: amount.reason, field: id };
      entries.push([id, amount.value]);
    }
    return { ok: true, answer: Object.fromEntries(entries) };
  },

  runs(question, _answer, { values, material }) {
    const measures = placesOf(question).map((place) => place.measure);
    return [planRun(material, question.cell, values, measures)];
  },

  grade(question, answer, [result], { values }) {
    const places = placesOf(question);
    const measured = places.map((place) => (result ? measure(result, place.measure) : null));
    if (measured.includes(null)) return ungraded(null, whyUnmeasured(result));
    const all = Object.fromEntries(places.map(({ id }, at) => [id, measured[at] ?? null]));
    if (typeof answer !== 'object' || Array.isArray(answer)) {
      return ungraded(all, 'unreadable-answer');
    }
    const given = places.map(({ id }) => (Object.hasOwn(answer, id) ? answer[id] : null));
    if (!given.every((entry): entry is number => Number.isFinite(entry))) {
      return ungraded(all, 'unreadable-answer');
    }
    const parts = places.map((place, at) =>
      judge(question, place, { given: given[at] ?? NaN, measured: measured[at] ?? null }, values),
    );
    if (parts.every(({ right }) => right)) return { verdict: 'right', measured: all, parts };
    const misconception = parts.find((part) => part.misconception !== undefined)?.misconception;
    return { verdict: 'wrong', measured: all, parts, ...(misconception && { misconception }) };
  },

  explain: (question, { verdict }) => (verdict === 'ungraded' ? [] : [question.explain]),
};

function unitAsked({ ask }: TraceQuestion): 'count' | 'line' {
  return ask === 'counts' ? 'count' : 'line';
}

function judge(
  question: TraceQuestion,
  place: Place,
  { given, measured }: { given: number; measured: Measured },
  values: Values,
): Part {
  const common = { id: place.id, given, measured };
  if (given === measured) return { ...common, right: true };
  const mistake = question.mistakes?.find(
    (one) => isAbout(one, place) && holds(one.when, given, contextOf(values)),
  );
  const { why, misconception } = mistake ?? { why: place.why, misconception: undefined };
  return { ...common, right: false, why, ...(misconception && { misconception }) };
}

/** Counts and lines are exact. */
export function contextOf(values: Values) {
  return { values, tolerance: { relative: 0, absolute: 0 } };
}

export function isAbout({ name, line }: TraceMistake, place: Place): boolean {
  return (name === undefined || name === place.name) && (line === undefined || line === place.line);
}
