/** `<course-map by="lessons|beliefs">`: the built list, upgraded by what this browser remembers. */
import { render } from 'lit-html';
import { beliefsOf } from '../../progress/beliefs.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { type Course, courseData } from '../catalogue/course-data.ts';
import { beliefsView, lessonsView } from './map-view.ts';
import { standings } from './standings.ts';

class CourseMapElement extends FreedElement {
  #course: Course = [];
  #place!: HTMLElement;

  protected override upgrade(): void {
    this.#course = courseData(this);
    this.#place = this.builtPart('.map-body');
    this.#place.replaceChildren(); // what was built without a reader's progress
  }

  protected override connected(): void {
    this.follow(() => this.#show());
    this.#show();
  }

  #show(): void {
    const view =
      this.getAttribute('by') === 'beliefs'
        ? beliefsView(this.#course, beliefsOf(this.progress.all().answers), this.words)
        : lessonsView(this.#course, standings(), this.words);
    render(view, this.#place);
  }
}

customElements.define('course-map', CourseMapElement);
