/** What the build has left in an element: its data as JSON. */

/** What toJson wrote into the element's own script. @throws Error when the element was built without it. */
export function builtJson(element: Element): unknown {
  const text = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (text == null) throw new Error(`<${element.localName}> was built without its data.`);
  return JSON.parse(text);
}
