/** The draft that this tab has open: it comes back when the reader does, also in the other language. */
const KEY = 'freed:playground-open';

export function lastOpen(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // the list of drafts leads there, too
  }
}

export function rememberOpen(draft: string | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, draft);
  } catch {
    // As above.
  }
}
