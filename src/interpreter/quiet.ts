/**
 * Of a fatal error Pyodide asks the reader, in the console, to report it, and Emscripten says "Aborted()".
 * The page says it better. Both keep hold of `console.error` when they start: so what they get can be
 * silenced later.
 *
 * @returns what silences them. Until then a start that fails may say why.
 */
export function quietable(console: Pick<Console, 'error'>): () => void {
  const error = console.error.bind(console);
  let isQuiet = false;
  console.error = (...said: unknown[]) => {
    if (!isQuiet) error(...said);
  };
  return () => {
    isQuiet = true;
  };
}
