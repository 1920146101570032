// @vitest-environment jsdom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openProgress, type Progress } from '../../progress/store.ts';

/** How many listen to the reader's progress, and what they share: a real store that is counted. */
const counted = vi.hoisted(() => ({ listening: 0, progress: null as Progress | null }));

vi.mock('../shared/page.ts', async (original) => ({
  ...(await original<typeof import('../shared/page.ts')>()),
  sharedProgress: () => counted.progress,
}));

const question = {
  id: 'first-del',
  type: 'predict',
  cell: 'del-one',
  measure: 'delta',
  answer: 'number',
  unit: 'bytes',
  prompt: { en: 'how many?', 'zh-CN': '多少？' },
  explain: { en: 'so', 'zh-CN': '所以' },
  mistakes: [],
};
const material = {
  cells: { 'del-one': { id: 'del-one', source: 'x = 1', needs: [] } },
  files: {},
  recorded: {},
};
const data = { lesson: '01-names', question, material };

function questionElement(): HTMLElement {
  const element = document.createElement('quiz-question');
  element.innerHTML = `<script type="application/json">${JSON.stringify(data)}</script>
    <div class="question-asked"><form><input name="answer"></form></div>`;
  return element;
}

beforeAll(async () => {
  vi.stubGlobal('Worker', EventTarget); // jsdom has none; a question that cannot run follows nothing
  await import('./quiz-question.ts');
});

beforeEach(() => {
  counted.listening = 0;
  const progress = openProgress(null, () => undefined);
  const subscribe = progress.subscribe.bind(progress);
  progress.subscribe = (listener) => {
    counted.listening += 1;
    const end = subscribe(listener);
    return () => {
      counted.listening -= 1;
      end();
    };
  };
  counted.progress = progress;
});

afterEach(() => document.body.replaceChildren());

describe('a question that leaves the page', () => {
  test('listens no more, however many were asked before it', () => {
    for (let n = 0; n < 20; n += 1) document.body.replaceChildren(questionElement());
    expect(counted.listening).toBe(1);
    document.body.replaceChildren();
    expect(counted.listening).toBe(0);
  });

  test('listens again when it comes back, once', () => {
    const element = questionElement();
    document.body.append(element);
    const other = document.body.appendChild(document.createElement('div'));
    other.append(element);
    expect(counted.listening).toBe(1);
  });
});
