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
import { builtJson, part } from '../shared/built-in.ts';
import { FollowingElement } from '../shared/following.ts';
import { sharedProgress, sharedWords } from '../shared/page.ts';
import { type CertificateModel, certificateView } from './certificate-view.ts';
import type { CertificateData } from './final-data.ts';

class CertificatePageElement extends FollowingElement {
  #name = '';

  connectedCallback(): void {
    const place = part(this, '.certificate-body');
    // Written by CertificatePage.astro from the same type: part of this page, not an outside edge.
    const data = builtJson(this) as CertificateData;
    const actions = {
      name: ({ target }: Event) => {
        if (target instanceof HTMLInputElement) this.#name = target.value;
        show();
      },
      print: () => print(),
    };
    const show = () => {
      const model = modelOf(sharedProgress().all(), data, this.#name);
      render(certificateView(model, actions, sharedWords()), place);
    };
    place.replaceChildren();
    this.follow(show);
    show();
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
