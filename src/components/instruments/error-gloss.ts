/**
 * `<error-gloss lang="…" type="…" message="…">`: what Python's error message means, in Chinese; the message
 * itself stays in English, as in every other Python. In English only what this page alone is the reason of,
 * and what to do then. Fetched only when there is an error to explain.
 */
export type GlossTable = readonly { type: string; message: string; gloss: string }[];

/** Python's own messages are short; anything longer is the program's, and would be slow to search. */
const LONGEST = 500;

/** The first entry of the type whose pattern fits, its names filled in; null when none does. */
export function glossFor(table: GlossTable, type: string, message: string): string | null {
  if (message.length > LONGEST) return null;
  for (const entry of table) {
    const found = entry.type === type ? new RegExp(entry.message, 's').exec(message) : null;
    if (found === null) continue;
    return entry.gloss.replace(
      /\{(\w+)\}/g,
      (whole, name: string) => found.groups?.[name] ?? whole,
    );
  }
  return null;
}

/** Empty when it cannot be fetched: Python's own message has to do. */
async function tableIn(lang: string): Promise<GlossTable> {
  try {
    const { default: table } =
      lang === 'zh-CN'
        ? await import('../../content/i18n/errors.zh-CN.json')
        : await import('../../content/i18n/errors.en.json');
    return table;
  } catch {
    return [];
  }
}

export function defineErrorGloss(): void {
  if (customElements.get('error-gloss')) return;
  customElements.define(
    'error-gloss',
    class extends HTMLElement {
      static readonly observedAttributes = ['type', 'message'];

      attributeChangedCallback(): void {
        void this.#show();
      }

      async #show(): Promise<void> {
        const table = await tableIn(this.lang);
        // Read now: the element may have been given another error meanwhile.
        const [type, message] = [this.getAttribute('type'), this.getAttribute('message')];
        this.textContent = glossFor(table, type ?? '', message ?? '') ?? '';
      }
    },
  );
}
