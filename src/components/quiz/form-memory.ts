/**
 * An answer in progress: what stands in a question's form, kept as it is typed and put back after a
 * reload or in the other language. Works on any form whose fields have names.
 */
export type Fields = Record<string, string[]>;

/** What stands in the form now, by the fields' names; files are no answers. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') (fields[name] ??= []).push(value);
  }
  return fields;
}

/** Whether there is anything to keep: an untouched form is not an answer in progress. */
export function isEmpty(fields: Fields): boolean {
  return Object.values(fields).every((values) => values.every((value) => value === ''));
}

/** Puts the values back; a field that is no longer there is passed over. */
export function restore(
  form: HTMLFormElement,
  fields: Readonly<Record<string, readonly string[]>>,
) {
  for (const [name, values] of Object.entries(fields)) {
    const left = [...values];
    for (const field of named(form, name)) {
      if (field instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(field.type)) {
        field.checked = values.includes(field.value);
      } else {
        field.value = left.shift() ?? field.value;
      }
    }
  }
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function named(form: HTMLFormElement, name: string): Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement ||
        element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) &&
      element.name === name,
  );
}
