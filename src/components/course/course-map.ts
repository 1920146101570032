/** `<course-map by="lessons|beliefs">`: the built list, upgraded by what this browser remembers. */
import { render } from 'lit-html';
import { beliefsOf } from '../../progress/beliefs.ts';
import { FollowingElement } from '../shared/following.ts';
import { sharedProgress, sharedWords } from '../shared/page.ts';
import { courseData } from '../catalogue/course-data.ts';
import { beliefsView, lessonsView } from './map-view.ts';
import { standings } from './standings.ts';

class CourseMapElement extends FollowingElement {
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
    this.follow(show);
    show();
  }
}

customElements.define('course-map', CourseMapElement);
