/** Stored text to progress: whole, migrated, or what can be saved of it. */
import * as z from 'zod/mini';
import { migrate, versionOf } from './migrate.ts';
import { currentVersion, emptyProgress, ProgressData } from './schema.ts';

export type Reading =
  | { kind: 'good'; data: ProgressData }
  /** Written by a newer page than this one. */
  | { kind: 'newer'; version: number }
  /** `kept`: the records that can still be read. */
  | { kind: 'damaged'; kept: ProgressData };

/** What the stored text holds; null (nothing stored yet) is good and empty. Never throws. */
export function readProgress(text: string | null): Reading {
  if (text === null) return { kind: 'good', data: emptyProgress() };
  const stored = parseJson(text);
  const version = versionOf(stored);
  if (version !== null && version > currentVersion) return { kind: 'newer', version };
  const data = ProgressData.safeParse(brought(stored));
  if (data.success) return { kind: 'good', data: data.data };
  return { kind: 'damaged', kept: salvage(stored) };
}

/** Brought to the current version; undefined when that cannot be done. */
function brought(stored: unknown): unknown {
  try {
    return migrate(stored);
  } catch {
    return undefined;
  }
}

const PARTS = ['answers', 'drafts', 'typed', 'rounds', 'erased'] as const;
const records = z.catch(z.record(z.string(), z.unknown()), () => ({}));
const Parts = z.looseObject({
  answers: records,
  drafts: records,
  typed: records,
  rounds: records,
  erased: records,
});

/** Record by record, so that one that is damaged takes no other along. */
function salvage(stored: unknown): ProgressData {
  const kept = emptyProgress();
  const parts = Parts.safeParse(stored);
  if (!parts.success) return kept;
  for (const part of PARTS) {
    for (const [id, item] of Object.entries(parts.data[part])) {
      Object.assign(kept[part], readAlone(part, id, item)?.[part]);
    }
  }
  return kept;
}

/** The version may be what is damaged: a record is read as any version that fits it. */
function readAlone(part: (typeof PARTS)[number], id: string, item: unknown): ProgressData | null {
  for (let version = currentVersion; version > 0; version -= 1) {
    const alone = { ...emptyProgress(), version, [part]: { [id]: item } };
    const read = ProgressData.safeParse(brought(alone));
    if (read.success && id in read.data[part]) return read.data;
  }
  return null;
}

/** undefined for text that is no JSON, which no schema takes. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
