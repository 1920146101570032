/** Saves a cell as a file for the reader's own Python; what makes the file is loaded only now. */
import { sharedWords } from '../shared/page.ts';
import { saveFile } from '../shared/save-file.ts';
import type { CellData } from './cell-data.ts';
import type { PanelModel } from './cell-panel.ts';

/**
 * @param code as the reader has it. @param id of the cell's element on the page.
 * Returns what the status line says of it.
 */
export async function downloadCell(
  data: CellData,
  code: string,
  id: string,
): Promise<PanelModel['status']> {
  try {
    const { cellFile, fileNameOf } = await import('./cell-file.ts');
    const cell = { ...data.cell, source: code };
    const address = new URL(`#${id}`, homeOf(id)).href;
    const name = fileNameOf(cell);
    const file = cellFile({ ...data, cell, title: document.title, address }, sharedWords());
    saveFile(name, file, 'text/x-python');
    return { key: 'saved-cell', values: { name } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { key: 'save-failed', values: { message } };
  }
}

/** The address of the page that the cell belongs to: in a frame on somebody else's, its lesson. */
function homeOf(id: string): string {
  const home = document.getElementById(id)?.closest<HTMLElement>('[data-home]')?.dataset['home'];
  return new URL(home ?? '', location.href).href;
}
