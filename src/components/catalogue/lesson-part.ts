/**
 * One question or cell out of its lesson's page, as that page was built: the review and the frames on
 * other people's pages then show and grade it exactly as the lesson does, whatever its kind.
 */
import { messageOf } from '../shared/message-of.ts';

export type PartKind = 'cell' | 'question';

export interface LessonPart {
  element: HTMLElement;
  /** Of the lesson's page. */
  title: string;
}

export class PartError extends Error {
  override name = 'PartError';
  readonly reason: 'unknown-lesson' | 'unknown-part' | 'unreachable';

  constructor(reason: PartError['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const ELEMENTS = { cell: 'python-cell', question: 'quiz-question' } as const;

/** @throws PartError when the page cannot be fetched or has no such part. */
export async function fetchPart(href: string, kind: PartKind, id: string): Promise<LessonPart> {
  const page = new DOMParser().parseFromString(await textAt(href), 'text/html');
  const found = page.querySelector<HTMLElement>(`${ELEMENTS[kind]}[id="${CSS.escape(id)}"]`);
  if (found === null) throw new PartError('unknown-part', `${href} has no ${kind} "${id}".`);
  return { element: document.importNode(found, true), title: page.title };
}

async function textAt(href: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(href);
  } catch (error) {
    throw new PartError('unreachable', messageOf(error));
  }
  if (response.ok) return response.text();
  const said = `${href}: ${String(response.status)} ${response.statusText}`.trim();
  throw new PartError(response.status === 404 ? 'unknown-lesson' : 'unreachable', said);
}
