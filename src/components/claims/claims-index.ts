/**
 * `<claims-index>`: marks the claims that the reader has voted on, and hides those that they do not
 * want to see now, in the index and on the page. What was rendered stays; only attributes change.
 */
import { fill } from '../shared/labels.ts';
import { formatNumber } from '../shared/format.ts';
import { FreedElement } from '../shared/freed-element.ts';
import { sharedWords } from '../shared/page.ts';
import { type Facts, isWanted, voteOf, type Wanted } from './filter.ts';

interface Entry {
  facts: Facts;
  /** In the index, and on the page. */
  item: HTMLElement;
  claim: HTMLElement;
}

class ClaimsIndex extends FreedElement {
  #form!: HTMLFormElement;

  protected override upgrade(): void {
    this.#form = this.builtPart('form', HTMLFormElement);
    this.#form.hidden = false;
    this.#form.addEventListener('change', () => this.#show());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
  }

  protected override connected(here: AbortSignal): void {
    addEventListener('hashchange', () => this.#reveal(), { signal: here });
    this.follow(() => this.#show());
    this.#show();
  }

  get #wanted(): Wanted {
    const fields = new FormData(this.#form);
    const of = (name: string) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    return { topic: of('topic'), truth: of('truth'), vote: of('vote') };
  }

  #entries(): Entry[] {
    const lesson = this.dataset['lesson'] ?? '';
    return [...document.querySelectorAll<HTMLElement>('.claim[data-claim]')].flatMap((claim) => {
      const { claim: id = '', topic = '', truth = '' } = claim.dataset;
      const item = this.querySelector<HTMLElement>(`li[data-claim="${CSS.escape(id)}"]`);
      const vote = voteOf(this.progress.answer(`${lesson}/${id}`));
      return item ? [{ item, claim, facts: { topic, truth, vote } }] : [];
    });
  }

  #show(): void {
    const entries = this.#entries();
    const wanted = this.#wanted;
    for (const { item, claim, facts } of entries) {
      // A claim that is being read does not vanish under the reader because they have voted.
      const isHeld = claim.contains(document.activeElement);
      const isShown = isHeld || isWanted(facts, wanted);
      item.hidden = !isShown;
      claim.hidden = !isShown;
      mark(item, facts);
    }
    for (const section of this.querySelectorAll('section')) {
      section.hidden = section.querySelector('li:not([hidden])') === null;
    }
    this.#count(entries);
  }

  #count(entries: readonly Entry[]): void {
    const { words } = this;
    const number = (n: number) => formatNumber(n, words.lang);
    const said = this.querySelector('.claims-shown');
    if (said === null) return;
    said.textContent = fill(words, 'claims-shown', {
      n: number(entries.filter(({ claim }) => !claim.hidden).length),
      all: number(entries.length),
      voted: number(entries.filter(({ facts }) => facts.vote !== 'none').length),
    });
  }

  /** A reader who follows a link to a claim wants to see it. */
  #reveal(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest('.claim[hidden]') == null) return;
    this.#form.reset();
    this.#show();
    target.scrollIntoView();
  }
}

function mark(item: HTMLElement, { vote }: Facts): void {
  const place = item.querySelector<HTMLElement>('.claim-vote');
  if (place === null) return;
  item.dataset['vote'] = vote;
  // Said to all, shown where there is something to say: the sign is enough for the rest.
  place.classList.toggle('sr-only', vote === 'none');
  place.textContent = sharedWords().labels[`vote-${vote}`];
}

customElements.define('claims-index', ClaimsIndex);
