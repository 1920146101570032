import type { PythonCell } from '../../src/components/cell/python-cell.ts';
import './driver.ts';

export function freed(): void {
  const cell = () => document.querySelector<PythonCell>('python-cell');
  /** Buttons in their order: run, stop, reset code, restart. */
  const press = (index: number): boolean => {
    const button = cell()?.querySelectorAll<HTMLElement>('.cell-buttons button')[index];
    if (button?.ariaDisabled !== 'false') return false;
    button.scrollIntoView();
    button.click();
    return true;
  };
  window.driver = {
    isReadable: () => cell()?.querySelector('.cell-code')?.checkVisibility() ?? false,
    start: () => press(0),
    run(code) {
      const found = cell();
      if (found === null) return false;
      if (found.code !== code) found.code = code;
      return press(0);
    },
    printed: () => cell()?.querySelector('.cell-result .output-stdout')?.textContent ?? '',
    stop: () => void press(1),
    restart: () => void press(3),
  };
}
