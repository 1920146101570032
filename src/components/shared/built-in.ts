/** What the build has left in an element: its data as JSON, and its parts. */

/** What toJson wrote into the element's own script. @throws Error when the element was built without it. */
export function builtJson(element: Element): unknown {
  const text = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (text == null) throw new Error(`<${element.localName}> was built without its data.`);
  return JSON.parse(text);
}

/** @throws Error when the element was built without that part. */
export function part(root: Element, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`<${root.localName}> was built without ${selector}.`);
  return found;
}
