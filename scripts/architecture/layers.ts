/**
 * Which folder of src/ may import from which: declared here once. eslint.config.js refuses the rest,
 * imports.test.ts checks the whole graph, and docs/architecture.md draws what is really there.
 */
export const LAYERS = {
  heap: { says: 'reads the interpreter’s memory', imports: [] },
  python: { says: 'the Python side of the instruments', imports: [] },
  brand: { says: 'mark, colours, social pictures', imports: [] },
  share: { says: 'code in a link, and as a file', imports: [] },
  interpreter: { says: 'runs a cell in a worker, and measures it', imports: ['heap', 'python'] },
  quiz: { says: 'questions, and their grading', imports: ['interpreter'] },
  progress: { says: 'what a reader has done, and when it is due', imports: ['quiz'] },
  offline: { says: 'the service worker, and headers', imports: ['interpreter'] },
  content: { says: 'lessons, words, results as built', imports: ['quiz', 'interpreter', 'heap'] },
  components: {
    says: 'what the reader sees',
    imports: [
      'content',
      'quiz',
      'progress',
      'interpreter',
      'heap',
      'python',
      'share',
      'offline',
      'brand',
    ],
  },
  pages: {
    says: 'pages that are no lessons',
    imports: ['components', 'content', 'brand', 'share'],
  },
} as const satisfies Record<string, { says: string; imports: readonly string[] }>;

export type Layer = keyof typeof LAYERS;

export const layers = Object.keys(LAYERS).filter(isLayer);

export function isLayer(name: string): name is Layer {
  return Object.hasOwn(LAYERS, name);
}

export function mayImport(from: Layer, to: Layer): boolean {
  const allowed: readonly string[] = LAYERS[from].imports;
  return from === to || allowed.includes(to);
}
