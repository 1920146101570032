/**
 * Whether a key press belongs to an input method: then Enter chooses a word and is no command.
 * Safari ends the composition before it tells of the key, and leaves only the code 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign that Safari gives
  return event.isComposing || event.keyCode === 229;
}

/** Keeps an Enter of an input method from submitting a form. For `keydown`. */
export function holdComposedEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event)) event.preventDefault();
}
