/** In the browser: draws an instrument as a cell's panel does, and says how long that took. */
import '../../src/styles/roles.css';
import '../../src/styles/page.css';
import '../../src/styles/cell.css';
import '../../src/styles/instruments.css';
import '../../src/styles/charts.css';
import '../../src/styles/instruments-maps.css';
import { render } from 'lit-html';
import type { InstrumentId } from '../../src/components/instruments/instrument.ts';
import { pictureView } from '../../src/components/instruments/panel-view.ts';
import { LOADERS } from '../../src/components/instruments/registry.ts';
import { loadSay } from '../../src/components/instruments/say.ts';
import labels from '../../src/content/i18n/en.json';
import type { Findings } from '../../src/interpreter/findings.ts';

/** Milliseconds from nothing to a picture that is laid out; the instrument's code is there already. */
async function draw(id: InstrumentId, findings: Findings, source: string): Promise<number> {
  const instrument = await LOADERS[id]?.();
  if (instrument === undefined) throw new Error(`There is no instrument ${id}.`);
  const words = { lang: 'en', labels } as const;
  const say = await loadSay('en');
  const place = document.createElement('div');
  place.className = 'instrument';
  document.body.append(place);
  const start = performance.now();
  const state = instrument.initial(findings);
  const set = () => undefined;
  const props = { findings, source, words, say, state, set, id: 'bench' };
  const { label } = findings.result;
  const [sentence, view] = [instrument.sentence(props), instrument.view(props)];
  render(pictureView({ label, sentence, view, notes: [] }, words), place);
  await instrument.paint?.(place, props);
  place.getBoundingClientRect(); // has it laid out
  const taken = performance.now() - start;
  place.remove();
  return taken;
}

Object.assign(window, { draw });
