/** Where the playground is in the page's language, and what opens in it. */
import { makeLink, type Making } from '../../share/link.ts';
import { FOLDERS } from '../shared/language.ts';
import { siteAddress } from '../shared/page.ts';
import type { Words } from '../shared/labels.ts';
import type { CellData } from '../lesson/cell-data.ts';
import type { InstrumentId } from '../instruments/instrument.ts';
import { programOf } from './program.ts';
import type { Taken } from './taken.ts';

export type Linking = { kind: 'link'; address: string } | Exclude<Making, { kind: 'link' }>;

export function playgroundAddress(fragment: string, { lang }: Words): string {
  return `${siteAddress(`${FOLDERS[lang]}playground/`)}#${fragment}`;
}

/** Opens a cell of a lesson, with the reader's own edits where this browser has them. */
export function cellFragment({ lesson, cell }: CellData): string {
  return `cell/${lesson}/${cell.id}`;
}

/** The code as it stands, and the open instrument first. */
export async function linkTo(taken: Taken, words: Words): Promise<Linking> {
  const { data, code } = taken;
  const making = await makeLink({
    code: programOf({ ...data.cell, source: code }),
    show: instrumentsOf(taken),
  });
  if (making.kind !== 'link') return making;
  return { kind: 'link', address: playgroundAddress(making.fragment, words) };
}

/** In the playground all have a tab: only what is open was chosen. */
function instrumentsOf({ data, open }: Taken): InstrumentId[] {
  const chosen = data.own === true ? [] : data.show;
  return [...new Set([...(open === null ? [] : [open]), ...chosen])];
}
