/** `<course-map by="lessons|beliefs">`: the built list, upgraded by what this browser remembers. */
import { render } from 'lit-html';
import { beliefsOf } from '../../progress/beliefs.ts';
import { planOf } from '../../progress/schedule.ts';
import type { ItemId } from '../../progress/store.ts';
import { sharedProgress, sharedWords } from '../shared/page.ts';
import { courseData } from './course-data.ts';
import { beliefsView, lessonsView, type Standings } from './map-view.ts';

class CourseMapElement extends HTMLElement {
  connectedCallback(): void {
    const course = courseData(this);
    const place = this.querySelector<HTMLElement>('.map-body');
    if (place === null) throw new Error('<course-map> was built without its body.');
    const isByBelief = this.getAttribute('by') === 'beliefs';
    place.replaceChildren(); // what was built without anybody's progress
    const show = () => {
      const { answers } = sharedProgress().all();
      const view = isByBelief
        ? beliefsView(course, beliefsOf(answers), sharedWords())
        : lessonsView(course, standings(), sharedWords());
      render(view, place);
    };
    sharedProgress().subscribe(show);
    show();
  }
}

function standings(): Standings {
  const now = new Date();
  const answers = Object.entries(sharedProgress().all().answers);
  return new Map(
    answers.map(([id, record]) => [id as ItemId, planOf(record, now).standing] as const),
  );
}

customElements.define('course-map', CourseMapElement);
