/** What a drawing of a `cut` says of its parts: which references are gone, and which objects. */

export interface Marks {
  /** Ids of references. */
  cut: readonly string[];
  /** Names of objects. */
  dead: readonly string[];
}

/** The drawing with attributes that the page's styles know; pure, for the build and for lit. */
export function marked(svg: string, { cut, dead }: Marks): string {
  return svg
    .replace(/ data-reference="([^"]*)"/g, (whole, id: string) =>
      cut.includes(id) ? `${whole} data-cut="true"` : whole,
    )
    .replace(/ data-object="([^"]*)"/g, (whole, name: string) =>
      dead.includes(name) ? `${whole} data-dead="true"` : whole,
    );
}
