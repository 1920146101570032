import './driver.ts';

/** The part of CodeMirror's view that is used; its content element knows it. */
interface View {
  state: { doc: { length: number } };
  dispatch: (change: { changes: { from: number; to: number; insert: string } }) => void;
}

type Content = HTMLElement & { cmTile?: { view?: View } };

export function marimo(): void {
  /** Within the cell: the buttons at the foot of the page are for all cells. */
  const find = (name: string) =>
    document.querySelector<HTMLElement>(`.marimo-cell [data-testid="${name}"]`);
  const press = (name: string): boolean => {
    const button = find(name);
    if (button === null || button.matches(':disabled')) return false;
    button.click();
    return true;
  };
  window.driver = {
    isReadable: () => document.querySelector('.cm-content')?.checkVisibility() ?? false,
    start: () => press('run-button'),
    run(code) {
      const view = document.querySelector<Content>('.cm-content')?.cmTile?.view;
      view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
      return view !== undefined && press('run-button');
    },
    printed: () => find('console-output-area')?.textContent ?? '',
    stop: () => {
      // The cell's own Stop did not end a loop in 30 s; the one at the foot of the page does.
      const buttons = document.querySelectorAll<HTMLElement>('[data-testid="interrupt-button"]');
      [...buttons].at(-1)?.click();
    },
    restart: null, // its button reloads the page
  };
}
