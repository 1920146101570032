/** `<course-outline>`: the built list, and how far this reader has come, once there is something to say. */
import { FreedElement } from '../shared/freed-element.ts';

class CourseOutlineElement extends FreedElement {
  protected override connected(): void {
    this.follow(() => this.#show());
    this.#show();
  }

  #show(): void {
    // A reader who comes for the first time downloads nothing for it.
    if (Object.keys(this.progress.all().answers).length === 0) return;
    void import('./outline-progress.ts').then(
      ({ showProgress }) => showProgress(this),
      () => undefined, // the list is complete without it
    );
  }
}

customElements.define('course-outline', CourseOutlineElement);
