/** What a lesson's MDX may use. */
export { Aside } from '@astrojs/starlight/components';
export { default as Glossary } from '../glossary/Glossary.astro';
export { default as Licences } from '../licences/Licences.astro';
export { default as InShort } from '../glossary/InShort.astro';
export { default as Term } from '../glossary/Term.astro';
export { default as PythonCell } from './PythonCell.astro';
export { default as Question } from '../quiz/Question.astro';
export { default as Claims } from '../claims/Claims.astro';
export { default as ClaimsIndex } from '../claims/ClaimsIndex.astro';
export { default as Value } from './Value.astro';
export { default as CourseMap } from '../course/CourseMap.astro';
export { default as CourseSummary } from '../course/CourseSummary.astro';
export { default as ProgressPage } from '../course/ProgressPage.astro';
export { default as ReviewPage } from '../course/ReviewPage.astro';
export { default as Recorded } from '../recordings/Recorded.astro';
export { default as Recording } from '../recordings/Recording.astro';
export { default as RecordingHelper } from '../recordings/RecordingHelper.astro';
