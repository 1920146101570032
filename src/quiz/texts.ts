/** Whether every text of a question can be shown in both languages: nothing left to fill in. */
import { kindOf } from './kind-of.ts';
import { check, type Report } from './report.ts';
import type { Language, LocalText, Question, Values } from './types.ts';

const languages: readonly Language[] = ['en', 'zh-CN'];

/** Checks each text with the values that the question is asked with. */
export function checkTexts(question: Question, values: Values, where: string, report: Report) {
  const filled = [...Object.keys(values), ...(kindOf(question).fills ?? [])];
  for (const text of textsIn(question)) {
    const faults = languages.flatMap((language) =>
      faultsOf(text[language], filled).map((fault) => {
        return `${fault} in the ${language} text ${quoted(text[language])}`;
      }),
    );
    check(report, faults.length === 0, () => `${where}: ${faults.join('; ')}`);
  }
}

function faultsOf(text: string, filled: readonly string[]): string[] {
  const names = [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);
  const unknown = names.filter((name) => !filled.includes(name));
  const isClosed = text.split('`').length % 2 === 1;
  return [
    ...(unknown.length > 0 ? [`nothing fills ${unknown.join(', ')}`] : []),
    ...(isClosed ? [] : ['a backtick is not closed']),
  ];
}

/** Every text in a question, wherever it stands. */
export function textsIn(part: unknown): LocalText[] {
  if (typeof part !== 'object' || part === null) return [];
  return isLocalText(part) ? [part] : Object.values(part).flatMap(textsIn);
}

function isLocalText(part: object): part is LocalText {
  return languages.every((language) => typeof Reflect.get(part, language) === 'string');
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
