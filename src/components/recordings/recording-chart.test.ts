// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { LABELS_ID } from '../shared/labels.ts';
import { toJson } from '../shared/to-json.ts';
import { wordsOf } from '../shared/words.ts';
import type { RecordingData } from './recording-data.ts';

const { labels } = wordsOf('en');

const data: RecordingData = {
  charts: [
    {
      title: 'Resident',
      parts: [],
      low: 0,
      high: 100,
      groups: [{ label: 'Case', rows: [{ key: 'a', label: 'reading', unit: 'count' }] }],
    },
  ],
  versions: [
    {
      name: '3.13.0',
      where: 'Recorded with 3.13.0.',
      packages: '',
      cells: [{ a: { parts: [10], least: 10, most: 10 } }],
      texts: [],
    },
    {
      name: '3.8.18',
      where: 'Recorded with 3.8.18.',
      packages: 'With numpy 1.24.4.',
      cells: [{ a: { parts: [90], least: 90, most: 90 } }],
      texts: [
        { from: 'Case', what: 'error', text: '<b>MemoryError</b>' },
        { from: 'Case', what: 'table', text: 'one\ntwo' },
      ],
    },
  ],
};

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.body.innerHTML = `
    <script type="application/json" id="${LABELS_ID}">${toJson(labels)}</script>
    <recording-chart>
      <select><option>3.13.0</option><option>3.8.18</option></select>
      <div class="recorded-shown">what the build drew</div>
      <script type="application/json">${toJson(data)}</script>
    </recording-chart>`;
  await import('./recording-chart.ts');
});

function pick(version: string): void {
  const select = document.querySelector('select');
  if (select === null) throw new Error('There is no picker.');
  select.value = version;
  select.dispatchEvent(new Event('change'));
}

const shown = () =>
  document.querySelector('.recorded-shown')?.textContent.replace(/\s+/g, ' ') ?? '';

test('what the build drew stays until another version is picked; then that one is drawn', async () => {
  expect(shown()).toContain('what the build drew');
  pick('3.8.18');
  await vi.waitFor(() => expect(shown()).toContain('Recorded with 3.8.18. With numpy 1.24.4.'));
  expect(shown()).not.toContain('what the build drew');
  expect(shown()).toContain('reading 90');
  const texts = document.querySelector('.recorded-texts');
  expect(texts?.querySelector('b'), 'a text is no markup').toBeNull();
  expect(texts?.querySelector('code')?.textContent).toBe('<b>MemoryError</b>');
  expect(texts?.querySelector('pre')?.textContent).toBe('one\ntwo');

  pick('3.13.0');
  await vi.waitFor(() => expect(shown()).toContain('Recorded with 3.13.0.'));
  expect(shown()).toContain('reading 10');
  expect(shown()).not.toContain('3.8.18');
  expect(document.querySelectorAll('.recorded-chart')).toHaveLength(1);
});
