/** What is shown of one version: where it was recorded, its charts, and what it said in words. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Words } from '../shared/labels.ts';
import { chartView } from './chart-view.ts';
import type { RecordingData, Version } from './recording-data.ts';
import { textsView } from './texts-view.ts';

export function versionView(
  { charts }: RecordingData,
  version: Version,
  words: Words,
): TemplateResult {
  return html`
    <p class="recorded-where">${version.where} ${version.packages}</p>
    ${charts.map((chart, i) => chartView(chart, version.cells[i] ?? {}, words))}
    ${version.texts.length > 0 ? textsView(version.texts) : nothing}
  `;
}
