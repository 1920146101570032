/** What a question needs of its lesson's folder, and of the recordings. Build time only. */
import { type Material, materialOf, type RecordedFact } from '../quiz/material.ts';
import type { Question } from '../quiz/types.ts';
import type { LessonFolder } from './lesson-folder.ts';
import { recordedValue, recordedValues } from './recorded.ts';
import { nameOfPython } from './recording.ts';

/** @throws Error in plain words when a cell, a file or a recorded value is not there. */
export function questionMaterial(question: Question, { cells, files }: LessonFolder): Material {
  return materialOf(question, { cells, files, recorded: recordedFact });
}

function recordedFact(address: string): RecordedFact {
  const { value, unit, python } = recordedValue(address);
  const { os, distribution } = python.system;
  const system = [distribution, os, python.libc].filter((part) => part !== null).join(', ');
  const all = recordedValues(address).map((one) => ({
    value: one.value,
    python: nameOfPython(one.python),
  }));
  return { value, unit, python: nameOfPython(python), system, date: python.date, all };
}
