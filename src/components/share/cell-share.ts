/**
 * `<cell-share>`: what can be done with the cell around it beside running it. It reads the cell by its
 * public interface, and loads what it shows when the reader first opens the details that it stands in.
 */
import type { PythonCell } from '../cell/python-cell.ts';
import { FreedElement } from '../shared/freed-element.ts';

class CellShare extends FreedElement {
  protected override connected(here: AbortSignal): void {
    const details = this.closest('details');
    const toggled = () => {
      if (details?.open && this.childElementCount === 0) void this.#offer();
    };
    details?.addEventListener('toggle', toggled, { signal: here });
  }

  async #offer(): Promise<void> {
    const cell = this.closest<PythonCell>('python-cell');
    if (cell === null) throw new Error('A <cell-share> stands in no cell.');
    try {
      const { offerToTake } = await import('./take.ts');
      offerToTake(this, cell);
    } catch {
      cell.say({ key: 'take-failed' }); // the next opening tries again
    }
  }
}

customElements.define('cell-share', CellShare);
