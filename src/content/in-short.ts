/** What the box at the end of a lesson says, for the course's one-page summary. */

/** The points of the `<InShort>` of a page, each as one line of text with `code` between backticks. */
export function pointsOf(page: string): string[] {
  const box = /<InShort>([\s\S]*?)<\/InShort>/.exec(page)?.[1] ?? '';
  return box
    .split(/^- /m)
    .slice(1)
    .map((point) =>
      point
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
}
