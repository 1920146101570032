/** Every kind of question, for the build, under the name that quiz.yaml gives as its `type`. */
export { choiceAtBuild as choice } from './choice/verify.ts';
export { claimAtBuild as claim } from './claim/verify.ts';
export { cutAtBuild as cut } from './cut/verify.ts';
export { fixAtBuild as fix } from './fix/verify.ts';
export { predictAtBuild as predict } from './predict/verify.ts';
export { traceAtBuild as trace } from './trace/verify.ts';
