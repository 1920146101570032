/** `weak-references` for `03-weak-references`: the lesson's address in every language. */
export function slugOf(name: string): string {
  return name.replace(/^\d+-/, '');
}
