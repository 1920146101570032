// @vitest-environment jsdom
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { PlaygroundData } from '../playground/playground-data.ts';
import { BLANK, cellDataOf, cellElement } from '../playground/program.ts';
import { announcePython } from '../shared/page.ts';
import { LABELS_ID } from '../shared/labels.ts';
import { toJson } from '../shared/to-json.ts';
import { wordsOf } from '../shared/words.ts';

const data = { lesson: '93-playground', python: '', pyodide: '', transferBytes: 4_000_000 };

beforeAll(async () => {
  vi.stubGlobal('Worker', EventTarget); // jsdom has none; nothing is run here
  const words = document.createElement('script');
  words.type = 'application/json';
  words.id = LABELS_ID;
  words.textContent = toJson(wordsOf('en').labels);
  document.head.append(words);
  await import('./python-cell.ts');
});

afterEach(() => document.body.replaceChildren());

const size = (cell: HTMLElement) => cell.querySelector('.cell-size');

test('a cell that has left the page hears no more of Python; one that comes back knows that it is here', () => {
  const [gone, kept] = [cell(), cell()];
  document.body.append(gone, kept);
  expect(size(gone)).not.toBeNull();
  gone.remove();
  announcePython();
  expect(size(kept)).toBeNull();
  expect(size(gone)).not.toBeNull();
  document.body.append(gone);
  expect(size(gone)).toBeNull();
});

function cell(): HTMLElement {
  return cellElement(cellDataOf(BLANK, data as unknown as PlaygroundData));
}
