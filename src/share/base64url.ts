/** Bytes as text that an address takes as it is (RFC 4648, section 5, without padding). */

export function toBase64Url(bytes: Uint8Array): string {
  // One at a time: as arguments of one call, many bytes overflow the stack.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws Error for text that `toBase64Url` never makes */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Error('not base64url');
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}
