/** What every version said in a recorded case, as a table: versions of the same reading in one row. */
import { html, type TemplateResult } from 'lit-html';
import { bearsOut } from '../../quiz/kinds/claim/grade.ts';
import { inSpans } from '../../quiz/kinds/claim/versions.ts';
import type { RecordedCase } from '../../quiz/kinds/claim/types.ts';
import type { Material } from '../../quiz/material.ts';
import { labelChip } from '../instruments/reading-view.ts';
import { formatRecorded } from '../shared/format.ts';
import { fill, type Words } from '../shared/labels.ts';
import type { Place } from './places.ts';

interface Given {
  material: Material;
  words: Words;
  places: readonly Place[];
  /** The address of the page of all recordings, in this language. */
  recordings: string;
}

/** @throws Error when the material lacks what was recorded. */
export function recordedTable(one: RecordedCase, given: Given): TemplateResult {
  const { material, words, places, recordings } = given;
  const { labels } = words;
  const fact = material.recorded[one.recorded];
  if (fact === undefined) throw new Error(`Nothing came along of "${one.recorded}".`);
  const { all, unit } = fact;
  const rows = inSpans(all, ({ value }) => formatRecorded(value, unit, words));
  const [recording = ''] = one.recorded.split('.');
  return html`
    <div
      class="claim-recorded"
      role="group"
      tabindex="0"
      aria-label=${one.text[words.lang].replaceAll('`', '')}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">CPython</th>
            <th scope="col">${labels.measured}</th>
            <th scope="col">${labels['claim-speaks']}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ versions, key, readings: [first] }) => {
            const isFor =
              first !== undefined && bearsOut(one, first.value, { values: {}, material });
            return html`<tr data-right=${isFor}>
              <th scope="row">${versions}</th>
              <td>${key}</td>
              <td class="part-mark">${labels[isFor ? 'case-for' : 'case-against']}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <p class="claim-where">
      ${labelChip('recorded', words)}
      ${places.map((place) => html`${fill(words, 'claim-where', { ...place })}<br />`)}
      <a href="${recordings}#recording-${recording}">${labels['claim-recording']}</a>
    </p>
  `;
}
