/** The HTML of a frame, for somebody else's page. */

/** What a frame must be allowed: to run its scripts as its own origin, to answer, to lead to the lesson. */
const SANDBOX = [
  ...['allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-downloads'],
  ...['allow-popups', 'allow-popups-to-escape-sandbox'],
].join(' ');

export interface Snippet {
  /** Absolute, fragment included. */
  address: string;
  /** What the frame is called where it cannot be seen. */
  title: string;
}

export function snippetOf({ address, title }: Snippet): string {
  return `<iframe
  title="${escaped(title)}"
  src="${escaped(address)}"
  width="100%"
  height="420"
  style="border: 0"
  loading="lazy"
  sandbox="${SANDBOX}"
></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
