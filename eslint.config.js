import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import * as mdx from 'eslint-plugin-mdx';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { ELSEWHERE, layers, mayImport } from './scripts/architecture/layers.ts';

/** A folder imports only from those that scripts/architecture/layers.ts declares, the deepest one counts. */
const direction = {
  files: ['src/**', 'scripts/**', 'bench/**'],
  ignores: ['**/*.test.ts', '**/*.fixture.ts'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': [...layers]
      .sort((one, other) => other.length - one.length)
      .map((layer) => ({ type: layer, pattern: layer })),
  },
  rules: { 'boundaries/dependencies': onlyAllowed((layer) => layer) },
};

/** Files that belong to another layer than their folder import what that one may. */
const elsewhere = ELSEWHERE.map(({ files, layer }) => ({
  files: [files],
  ignores: direction.ignores,
  plugins: { boundaries },
  rules: { 'boundaries/dependencies': onlyAllowed(() => layer) },
}));

/** @param actingAs the layer whose imports are allowed to files of the folder `layer`. */
function onlyAllowed(actingAs) {
  const policies = layers.map((layer) => {
    const allowed = layers.filter((other) => mayImport(actingAs(layer), other));
    return {
      from: { element: { type: layer } },
      allow: { to: { element: { types: { anyOf: allowed } } } },
    };
  });
  return ['error', { default: 'disallow', policies }];
}

/** What a note means is decided in one place; elsewhere it is written, or asked about by its reading. */
const LOOKED_UP = 'CallExpression[callee.property.name=/^(includes|indexOf|has)$/]';
const NO_NOTE_BY_NAME = [
  `${LOOKED_UP}[callee.object.name='notes']`,
  `${LOOKED_UP}[callee.object.property.name='notes']`,
  "BinaryExpression[left.name='note'][right.type='Literal'][right.raw!='null']",
];
const ASK = 'Ask isShown or isReliable (src/interpreter/notes.ts) for the reading instead.';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'public/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.fixture.ts', 'e2e/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // Fixtures that need no other fixture say so with `{}`.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    },
  },
  // Nothing but data, in two languages.
  { files: ['src/quiz/misconceptions.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts', 'src/interpreter/notes.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_NOTE_BY_NAME.map((selector) => ({ selector, message: ASK })),
      ],
    },
  },
  direction,
  ...elsewhere,
  { files: ['**/*.mjs', '**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['bench/pages/**/*.js'], languageOptions: { globals: globals.browser } },
  ...astro.configs.recommended,
  { ...mdx.flat, rules: { ...mdx.flat.rules, 'no-unused-vars': 'off' } },
);
