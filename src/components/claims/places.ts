/** On which systems a reading was recorded, and with which versions on each. Build time only. */
import { recordedValues } from '../../content/recorded.ts';
import { nameOfPython } from '../../content/recording.ts';
import { inSpans } from '../../quiz/kinds/claim/versions.ts';
import { systemOf } from '../recordings/data-of.ts';

export interface Place {
  /** `CPython 2.7, 3.6–3.13`, with the language's own comma. */
  versions: string;
  system: string;
  date: string;
}

/** @throws Error when nothing was recorded at that address. */
export function placesOf(address: string, comma: string): Place[] {
  const found = new Map<string, { system: string; date: string; spans: string[] }>();
  const all = recordedValues(address);
  const placeOf = new Map(
    all.map(({ python }) => {
      const place = { system: systemOf(python.system, python.libc), date: python.date };
      return [nameOfPython(python), place] as const;
    }),
  );
  const keyOf = ({ python }: { python: string }) => JSON.stringify(placeOf.get(python));
  const readings = all.map(({ python, value }) => ({ python: nameOfPython(python), value }));
  for (const { key, versions, readings: inside } of inSpans(readings, keyOf)) {
    const place = placeOf.get(inside[0]?.python ?? '');
    if (place === undefined) continue;
    const { spans } = found.get(key) ?? { spans: [] };
    found.set(key, { ...place, spans: [...spans, versions] });
  }
  return [...found.values()].map(({ spans, system, date }) => {
    return { versions: `CPython ${spans.join(comma)}`, system, date };
  });
}
