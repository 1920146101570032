/** Hands the reader a file to keep, as the browser's own downloads do. */
export function saveFile(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Firefox takes the address after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
