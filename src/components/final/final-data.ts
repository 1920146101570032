/** The final quiz's pool as its page needs it: written at build (pool.ts), read by the elements. */
import type { ItemId } from '../../progress/store.ts';
import type { CourseLesson, CourseQuestion } from '../catalogue/course-data.ts';

/** Questions of a round beside those of the lessons. */
export const EXTRA = 3;

export function roundSize(lessons: number): number {
  return lessons + EXTRA;
}

/** A part of a lesson to read again. */
export interface Section {
  text: string;
  href: string;
}

export interface PoolQuestion extends CourseQuestion {
  /** Where what it asks about is explained; none where that is beside the question itself. */
  sections: Section[];
}

export interface PoolGroup extends CourseLesson {
  /** Of each lesson one question is drawn; other groups only add to it. */
  isLesson: boolean;
  questions: PoolQuestion[];
}

/** Where a question is found. */
export interface Place {
  group: PoolGroup;
  question: PoolQuestion;
}

export interface FinalData {
  groups: PoolGroup[];
  /** The folder that rounds are stored under. */
  folder: string;
  certificate: string;
  /** The Python that answers are graded by. */
  python: string;
  pyodide: string;
}

/** What the certificate's page needs. */
export interface CertificateData {
  /** Every question of the lessons, of any kind. */
  questions: ItemId[];
  quiz: string;
  /** How many questions a round has. */
  asked: number;
}
