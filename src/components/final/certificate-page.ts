/**
 * `<certificate-page>`: what is missing, or the certificate with a name that is typed here. The name
 * is a field of this element and nothing else: it is neither stored nor sent, nor put into the address.
 */
import { render } from 'lit-html';
import {
  bestOf,
  firstPassed,
  latestRound,
  needed,
  type Standing,
  standingOf,
} from '../../progress/rounds.ts';
import type { ProgressData } from '../../progress/store.ts';
import { builtJson } from '../shared/built-in.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { type CertificateModel, certificateView } from './certificate-view.ts';
import type { CertificateData } from './final-data.ts';

class CertificatePageElement extends FreedElement {
  #name = '';
  #data!: CertificateData;
  #place!: HTMLElement;

  protected override upgrade(): void {
    // Written by CertificatePage.astro from the same type: part of this page, not an outside edge.
    this.#data = builtJson(this) as CertificateData;
    this.#place = this.builtPart('.certificate-body');
    this.#place.replaceChildren();
  }

  protected override connected(): void {
    this.follow(() => this.#show());
    this.#show();
  }

  #show(): void {
    const model = modelOf(this.progress.all(), this.#data, this.#name);
    const actions = {
      name: ({ target }: Event) => {
        if (target instanceof HTMLInputElement) this.#name = target.value;
        this.#show();
      },
      print: () => print(),
    };
    render(certificateView(model, actions, this.words), this.#place);
  }
}

function modelOf(
  { rounds, answers }: ProgressData,
  { questions, quiz, asked }: CertificateData,
  name: string,
): CertificateModel {
  const passed = firstPassed(rounds);
  if (passed === null) {
    const current = goingOn(rounds);
    return { kind: 'locked', quiz, asked, needed: needed(asked), best: bestOf(rounds), current };
  }
  const right = questions.filter((id) => answers[id]?.best === 'right').length;
  const { python, pyodide } = passed.round;
  return {
    kind: 'open',
    name,
    standing: standingOf(passed.round),
    on: passed.on,
    lessons: { right, all: questions.length },
    python,
    pyodide,
  };
}

function goingOn(rounds: ProgressData['rounds']): Standing | null {
  const last = latestRound(rounds);
  const standing = last === null ? null : standingOf(last.round);
  return standing?.isOver === false ? standing : null;
}

customElements.define('certificate-page', CertificatePageElement);
