/** `<course-outline>`: the built list, and how far this reader has come, once there is something to say. */
import { FollowingElement } from '../shared/following.ts';
import { sharedProgress } from '../shared/page.ts';

class CourseOutlineElement extends FollowingElement {
  connectedCallback(): void {
    const progress = sharedProgress();
    const show = () => {
      // Whoever comes for the first time downloads nothing for it.
      if (Object.keys(progress.all().answers).length === 0) return;
      void import('./outline-progress.ts').then(
        ({ showProgress }) => showProgress(this),
        () => undefined, // the list is complete without it
      );
    };
    this.follow(show);
    show();
  }
}

customElements.define('course-outline', CourseOutlineElement);
