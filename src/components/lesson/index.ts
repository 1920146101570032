/** What a lesson's MDX may use. */
export { Aside } from '@astrojs/starlight/components';
export { default as PythonCell } from './PythonCell.astro';
export { default as Question } from '../quiz/Question.astro';
export { default as Value } from './Value.astro';
