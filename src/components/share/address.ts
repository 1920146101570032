/** Where the playground and the page for frames are in the page's language, and what opens in them. */
import { slugOf } from '../../content/slug.ts';
import { makeLink, type Making } from '../../share/link.ts';
import { fragmentOf } from '../../share/fragment.ts';
import { FOLDERS } from '../shared/language.ts';
import { siteAddress } from '../shared/page.ts';
import type { Words } from '../shared/labels.ts';
import type { CellData } from '../cell/cell-data.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import { programOf } from '../../share/program.ts';
import type { Taken } from '../cell/taken.ts';

export type Linking = { kind: 'link'; address: string } | Exclude<Making, { kind: 'link' }>;

export function playgroundAddress(fragment: string, words: Words): string {
  return pageAddress('playground', fragment, words);
}

function pageAddress(page: 'playground' | 'embed', fragment: string, { lang }: Words): string {
  return `${siteAddress(`${FOLDERS[lang]}${page}/`)}#${fragment}`;
}

/** Opens a cell of a lesson, with the reader's own edits where this browser has them. */
export function cellFragment({ lesson, cell }: CellData): string {
  return `cell/${lesson}/${cell.id}`;
}

/** The code as it stands, and the open instrument first. */
export async function linkTo(taken: Taken, words: Words): Promise<Linking> {
  const making = await codeLink(taken);
  if (making.kind !== 'link') return making;
  return { kind: 'link', address: playgroundAddress(making.fragment, words) };
}

/** For a frame: a lesson's cell by its place while it stands as it was written, else the code. */
export async function frameLinkTo(taken: Taken, words: Words): Promise<Linking> {
  const { data, code } = taken;
  const { source, id } = data.cell;
  if (data.own !== true && code === source) {
    const fragment = fragmentOf({ kind: 'cell', lesson: slugOf(data.lesson), id });
    return { kind: 'link', address: pageAddress('embed', fragment, words) };
  }
  const making = await codeLink(taken);
  if (making.kind !== 'link') return making;
  const fragment = fragmentOf({ kind: 'code', link: making.fragment });
  return { kind: 'link', address: pageAddress('embed', fragment, words) };
}

function codeLink(taken: Taken): Promise<Making> {
  const code = programOf({ ...taken.data.cell, source: taken.code });
  return makeLink({ code, show: instrumentsOf(taken) });
}

/** In the playground all have a tab: only what is open was chosen. */
function instrumentsOf({ data, open }: Taken): InstrumentId[] {
  const chosen = data.own === true ? [] : data.show;
  return [...new Set([...(open === null ? [] : [open]), ...chosen])];
}
