/** The lines of a program as Python counts them, without their ends: it knows LF, CRLF and CR, nothing else. */
export function linesOf(source: string): string[] {
  return source.split(/\r\n?|\n/);
}
