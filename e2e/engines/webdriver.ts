/**
 * A client of W3C WebDriver, with the few commands that the tests need: one request and one answer each.
 * Packages that do it are larger than all else here: they bring programs that download browsers.
 */
import { z } from 'zod';

/** The key of an object that names an element, as the standard has it. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const Answer = z.object({ value: z.unknown() });
const Refusal = z.object({ value: z.object({ error: z.string(), message: z.string() }) });
const Session = z.object({ sessionId: z.string(), capabilities: z.looseObject({}) });
/** An element is named by an object with one key, which the standard lays down. */
const ElementName = z
  .record(z.string(), z.string())
  .transform((one) => Object.values(one)[0] ?? '');
const Outcome = z.union([z.object({ json: z.string() }), z.object({ error: z.string() })]);

export class WebDriverError extends Error {
  override name = 'WebDriverError';
  /** As the standard calls it: "element click intercepted", for instance. */
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(`${kind}: ${message}`);
    this.kind = kind;
  }
}

/** @throws WebDriverError when the driver refuses the command. */
async function command(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (response.ok) return Answer.parse(answer).value;
  const { error, message } = Refusal.parse(answer).value;
  throw new WebDriverError(error, message);
}

/** Whether the driver at this address takes commands. */
export async function isReady(driver: string): Promise<boolean> {
  try {
    await command('GET', `${driver}/status`);
    return true;
  } catch {
    return false; // it is still starting
  }
}

export class Driven {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Starts a browser with a profile of its own. @param alwaysMatch what is asked of it. */
  static async start(driver: string, alwaysMatch: object): Promise<Driven> {
    const asked = { capabilities: { alwaysMatch } };
    const { sessionId } = Session.parse(await command('POST', `${driver}/session`, asked));
    return new Driven(`${driver}/session/${sessionId}`);
  }

  async end(): Promise<void> {
    await command('DELETE', this.#url);
  }

  async goto(url: string): Promise<void> {
    await command('POST', `${this.#url}/url`, { url });
  }

  async reload(): Promise<void> {
    await command('POST', `${this.#url}/refresh`, {});
  }

  /** Runs a function in the page and waits for it; what goes in and comes out is JSON. */
  async evaluate(run: (...args: never) => unknown, args: readonly unknown[]): Promise<unknown> {
    const script = `const [args, done] = arguments;
      (async () => JSON.stringify(await (${String(run)})(...JSON.parse(args))) ?? 'null')().then(
        (json) => done({ json }), (error) => done({ error: String(error) }));`;
    const body = { script, args: [JSON.stringify(args)] };
    const outcome = Outcome.parse(await command('POST', `${this.#url}/execute/async`, body));
    if ('error' in outcome) throw new Error(outcome.error);
    return JSON.parse(outcome.json);
  }

  /** The elements that a CSS selector finds. */
  async find(selector: string): Promise<string[]> {
    const body = { using: 'css selector', value: selector };
    return z.array(ElementName).parse(await command('POST', `${this.#url}/elements`, body));
  }

  /** The element's accessible name. */
  async label(element: string): Promise<string> {
    return z.string().parse(await command('GET', `${this.#of(element)}/computedlabel`));
  }

  async isEnabled(element: string): Promise<boolean> {
    return z.boolean().parse(await command('GET', `${this.#of(element)}/enabled`));
  }

  /**
   * Scrolls to it and waits until it stands still there. The driver does neither, and would press where it was.
   * @throws WebDriverError when something else lies in front of its middle.
   */
  async click(element: string): Promise<void> {
    const script = `const [element, done] = arguments; (${String(standsStill)})(element).then(done);`;
    const body = { script, args: [{ [ELEMENT]: element }] };
    const isInFront = await command('POST', `${this.#url}/execute/async`, body);
    if (isInFront !== true) throw new WebDriverError('element click intercepted', element);
    await command('POST', `${this.#of(element)}/click`, {});
  }

  /** Clicks into the element and types in place of what it holds. */
  async fill(element: string, text: string): Promise<void> {
    await this.click(element);
    await command('POST', `${this.#of(element)}/clear`, {});
    await command('POST', `${this.#of(element)}/value`, { text });
  }

  #of(element: string): string {
    return `${this.#url}/element/${element}`;
  }
}

/** Runs in the page. @returns whether the element's middle is what a reader sees and presses. */
async function standsStill(element: Element): Promise<boolean> {
  const place = () => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  let seen = place();
  for (let still = 0; still < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = place();
    still = now.x === seen.x && now.y === seen.y ? still + 1 : 0;
    seen = now;
  }
  // What lies in a label presses what it is the label of.
  const pressed = element.closest('label') ?? element;
  return pressed.contains(document.elementFromPoint(seen.x, seen.y));
}
