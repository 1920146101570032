/**
 * Which folder may import from which: declared here once, each above all that it imports. A folder
 * stands for itself and what lies in it, unless a deeper one is named. eslint refuses the rest,
 * imports.test.ts checks the whole graph, and docs/architecture.md draws what is really there.
 */
interface Layer {
  says: string;
  imports: readonly string[];
}

/** What pages and workers are made of, from the ground up. */
const GROUND = {
  'src/heap': { says: 'reads the interpreter’s memory', imports: [] },
  'src/python': { says: 'the Python side of the instruments', imports: [] },
  'src/brand': { says: 'mark, colours, social pictures', imports: [] },
  'src/interpreter': {
    says: 'runs a cell in a worker, and measures it',
    imports: ['src/heap', 'src/python'],
  },
  'src/share': { says: 'code in a link, a frame, a program', imports: ['src/interpreter'] },
  'src/quiz': { says: 'questions, and their grading', imports: ['src/interpreter'] },
  'src/progress': { says: 'what a reader has done, and when it is due', imports: ['src/quiz'] },
  'src/offline': { says: 'the service worker, and headers', imports: ['src/interpreter'] },
  'src/content': {
    says: 'words, recordings, results as built',
    imports: ['src/quiz', 'src/interpreter'],
  },
} as const satisfies Record<string, Layer>;

/** What the reader sees may use all of the ground; what it uses of its own kind is said floor by floor. */
const FLOORS = {
  shared: { says: 'words, formats, what a page has once', imports: [] },
  instruments: { says: 'pictures and tables of a run', imports: ['shared'] },
  catalogue: { says: 'which lessons and questions there are', imports: ['shared'] },
  glossary: { says: 'terms', imports: ['shared'] },
  licences: { says: 'what is shipped, and under which licence', imports: ['shared'] },
  search: { says: 'search', imports: [] },
  recordings: { says: 'what other Pythons read', imports: ['instruments', 'shared'] },
  cell: { says: 'code that runs', imports: ['instruments', 'shared'] },
  quiz: { says: 'questions', imports: ['cell', 'instruments', 'shared'] },
  share: { says: 'a cell as a link, a text, a file', imports: ['cell', 'instruments', 'shared'] },
  playground: {
    says: 'the reader’s own program',
    imports: ['cell', 'instruments', 'catalogue', 'shared'],
  },
  claims: {
    says: 'what is said of Python’s memory',
    imports: ['quiz', 'cell', 'recordings', 'instruments', 'shared'],
  },
  home: { says: 'the first page', imports: ['catalogue', 'shared'] },
  course: { says: 'map, review, progress', imports: ['quiz', 'catalogue', 'shared'] },
  embed: {
    says: 'a part in a frame',
    imports: ['playground', 'share', 'quiz', 'cell', 'catalogue', 'shared'],
  },
  final: { says: 'the final quiz', imports: ['quiz', 'catalogue', 'shared'] },
  starlight: { says: 'head and foot of each page', imports: ['share', 'shared'] },
} as const satisfies Record<string, Layer>;

const COMPONENTS = 'src/components';

function floors(): Record<string, Layer> {
  return Object.fromEntries(
    Object.entries(FLOORS).map(([name, { says, imports }]) => [
      `${COMPONENTS}/${name}`,
      { says, imports: [...Object.keys(GROUND), ...imports.map((one) => `${COMPONENTS}/${one}`)] },
    ]),
  );
}

/** What lies right in it (`mdx.ts`) gathers the floors for the text of the lessons. */
const GATHERED: Layer = { says: 'what the reader sees', imports: Object.keys(floors()) };
const TEXT: Layer = { says: 'the text of lessons and pages', imports: [COMPONENTS] };

export const LAYERS: Readonly<Record<string, Layer>> = {
  ...GROUND,
  ...floors(),
  [COMPONENTS]: GATHERED,
  'src/content/lessons': TEXT,
  'src/content/pages': TEXT,
  'src/pages': {
    says: 'pages that are no text',
    imports: ['src/components/embed', 'src/components/shared', 'src/content', 'src/brand'],
  },
  scripts: {
    says: 'setup, build, tests',
    imports: [...Object.keys(GROUND), ...Object.keys(floors())],
  },
  bench: {
    says: 'timings',
    imports: ['scripts', ...Object.keys(GROUND), ...Object.keys(floors())],
  },
};

export const layers = Object.keys(LAYERS);

/**
 * Files that belong to another layer than the folder that they lie in; `*` is any part of a name. A kind
 * of question is one folder: its grading is `src/quiz`, its view stands on the floor of the questions.
 */
export const ELSEWHERE = [
  { files: 'src/quiz/kinds/page.ts', layer: `${COMPONENTS}/quiz` },
  { files: 'src/quiz/kinds/*/view*.ts', layer: `${COMPONENTS}/quiz` },
  { files: 'src/content.config.ts', layer: 'src/content' }, // the schema of what lies in it
] as const;

function isAmong(file: string, files: string): boolean {
  return new RegExp(`^${files.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(file);
}

/** The layer that a file belongs to: of the declared folders around it the deepest one; null where there is none. */
export function layerOf(file: string): string | null {
  const elsewhere = ELSEWHERE.find(({ files }) => isAmong(file, files));
  if (elsewhere !== undefined) return elsewhere.layer;
  const around = layers.filter((layer) => file.startsWith(`${layer}/`));
  return around.sort((one, other) => other.length - one.length)[0] ?? null;
}

export function mayImport(from: string, to: string): boolean {
  return from === to || LAYERS[from]?.imports.includes(to) === true;
}
