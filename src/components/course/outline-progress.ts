/** Draws the first page's list of lessons again, with what the reader has done. */
import { render } from 'lit-html';
import { sharedWords } from '../shared/page.ts';
import { courseData, type OutlinedLesson } from '../catalogue/course-data.ts';
import { outlineView } from './outline-view.ts';
import { standings } from './standings.ts';

/** @throws Error when the element was built without its list. */
export function showProgress(element: HTMLElement): void {
  const place = element.querySelector<HTMLElement>('.outline-body');
  if (place === null) throw new Error('<course-outline> was built without its list.');
  const isFirst = place.dataset['drawn'] === undefined;
  if (isFirst) place.replaceChildren(); // what was built without anybody's progress
  place.dataset['drawn'] = '';
  render(outlineView(courseData<OutlinedLesson>(element), standings(), sharedWords()), place);
}
