/** JSON that is safe inside a `<script>` element: `</script>` in a text must not end it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
