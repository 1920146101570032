/** Whether two programs say the same, but for comments on lines of their own and white space. */
export function sameCode(one: string, other: string | null): boolean {
  return other !== null && bare(one) === bare(other);
}

function bare(code: string): string {
  const lines = code.split(/\r\n?|\n/).map((line) => line.trimEnd());
  return lines.filter((line) => line !== '' && !/^\s*#/.test(line)).join('\n');
}
