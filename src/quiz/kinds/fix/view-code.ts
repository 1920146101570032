/** The code of a `fix` becomes the editor of a cell; what is written there is kept as a draft. */
import { CellCodeView } from '../../../components/cell/cell-code.ts';
import { sharedProgress, sharedWords } from '../../../components/shared/page.ts';
import type { CodeHandle, CodeHost } from '../../../components/quiz/kind-view.ts';

export function openCode({ element, id, original, changed, run, leave }: CodeHost): CodeHandle {
  const container = element.querySelector<HTMLElement>('.question-code');
  if (container === null) throw new Error('<quiz-question> was built without its code.');
  return new CellCodeView({
    container,
    original,
    id,
    label: sharedWords().labels['editor-label'],
    progress: sharedProgress(),
    changed,
    run,
    leave,
  });
}
