/** The course as its pages need it: written into them by course.ts at build, read by their elements. */
import type { ItemId } from '../../progress/store.ts';
import type { MisconceptionId } from '../../quiz/misconceptions.ts';
import { builtJson } from '../shared/built-in.ts';

export interface CourseQuestion {
  /** As in the lesson's page, where it is also the fragment of the question's address. */
  id: string;
  /** How its prompt begins. */
  title: string;
  /** The wrong beliefs that its answers can point to. */
  beliefs: MisconceptionId[];
}

export interface CourseLesson {
  /** The folder's name, in the addresses of stored things. */
  name: string;
  title: string;
  href: string;
  questions: CourseQuestion[];
}

export type Course = CourseLesson[];

/** What the first page says of a lesson. */
export interface OutlinedLesson extends CourseLesson {
  description: string;
  minutes: number;
}

export function itemOf({ name }: CourseLesson, { id }: CourseQuestion): ItemId {
  return `${name}/${id}`;
}

/** @throws Error when the element was built without its course. */
export function courseData<T extends CourseLesson = CourseLesson>(element: HTMLElement): T[] {
  // Written by our own Astro files from the same type: part of this page, not an outside edge.
  return builtJson(element) as T[];
}
