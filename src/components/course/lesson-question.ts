/**
 * One question out of its lesson's page, as that page was built: the review then shows and grades
 * it exactly as the lesson does, whatever its kind.
 */

/** @throws Error when the page cannot be fetched or has no such question. */
export async function fetchQuestion(href: string, id: string): Promise<HTMLElement> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`${href}: ${response.status} ${response.statusText}`.trim());
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const found = page.querySelector<HTMLElement>(`quiz-question[id="${CSS.escape(id)}"]`);
  if (found === null) throw new Error(`${href} has no question "${id}".`);
  return document.importNode(found, true);
}
