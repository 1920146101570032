/**
 * One page with one cell, in which hostile cells run one after the other. Between two of them a cell
 * that every reader could have written has to answer, and nothing that was kept may be lost.
 */
import type { Browser, Page } from '@playwright/test';
import type { PythonCell } from '../../src/components/cell/python-cell.ts';
import type { RunResult } from '../../src/interpreter/result.ts';
import { isMeasured } from '../../src/interpreter/notes.ts';
import { Cell } from './cell.ts';
import { isEndless, type Row } from './hostile.ts';
import { english } from './languages.ts';
import { storedProgress } from './store.ts';
import { expect } from './test.ts';

/** The name by which hostile cells hold on to what they take. */
const LETS_GO = 'held = None';
/** Leaves a name behind by which the next cell knows whether Python is the same. */
const LEAVES = 'left_behind = 41\nreading = None';
const PRINTS = 'print(6 * 7, globals().get("left_behind"))';
const ASKS = `reading = bytearray(1_000_000)\n${PRINTS}`;
const TAKES = 1_000_040;
/** Bytes that used interpreters may read more, or less: holes of earlier cells, tracemalloc's own notes. */
const SLACK = 600;
/** How long an endless cell runs before Stop is pressed. */
const ENOUGH_MS = 500;
/** How long a Python that was taken apart may take to answer. */
const ANSWER_MS = 5000;
/** A bomb fills half a gigabyte first. */
const LONGEST_MS = 300_000;
/** A cell beside it, whose code is the reader's own. */
const KEPT_CODE = 'kept_beside = 6 * 7';

export class HostilePage {
  readonly #page: Page;
  readonly #cell: Cell;
  /** What no cell may bring about: complaints in the console, requests to elsewhere. */
  readonly #incidents: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    this.#cell = new Cell(page, english, 'two-names');
    page.on('dialog', (dialog) => {
      this.#incidents.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const context = page.context();
    context.on('weberror', (error) => this.#incidents.push(String(error.error())));
    context.on('console', (message) => {
      if (message.type() === 'error') this.#incidents.push(message.text());
    });
    context.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost') {
        this.#incidents.push(request.url());
      }
    });
  }

  static async open(browser: Browser, address: string): Promise<HostilePage> {
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const hostile = new HostilePage(page);
    await page.goto(address);
    const beside = new Cell(page, english, 'del-one');
    await beside.setCode(KEPT_CODE);
    await expect.poll(async () => (await hostile.#keptCode()).includes(KEPT_CODE)).toBe(true);
    return hostile;
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }

  async isIsolated(): Promise<boolean> {
    return this.#page.evaluate(() => crossOriginIsolated);
  }

  /** Runs it, and looks at all that must hold of it and after it. */
  async survives(row: Row): Promise<void> {
    const isolated = await this.isIsolated();
    await this.#cell.runs(LEAVES);
    const result = await this.#runHostile(row);
    endsAsItShould(row, result, isolated);
    readsNothingWrong(row, result);
    expect(await this.#cell.code(), 'the code is kept').toContain(row.code);
    if (row.later !== null && !hasNewPython(result)) await this.#holdsLater(row.later);
    await this.#answers(row, result);
    expect(await this.#keptCode(), 'progress is kept').toContain(KEPT_CODE);
    expect(this.#incidents.splice(0), 'nothing is complained of').toEqual([]);
  }

  async #holdsLater(what: string): Promise<void> {
    await this.#page.waitForTimeout(ENOUGH_MS);
    const { stdout, error } = await this.#cell.runs(`print(${what})`);
    expect({ stdout, error }, what).toEqual({ stdout: 'True\n', error: null });
  }

  async #keptCode(): Promise<string> {
    return JSON.stringify(await storedProgress(this.#page));
  }

  async #runHostile(row: Row): Promise<RunResult> {
    const { element, stop } = this.#cell;
    const before = await this.#runId();
    if (isEndless(row)) {
      await this.#cell.setCode(`print("begins")\n${row.code}`);
      await this.#cell.run.click();
      await expect.poll(() => this.#hasBegun(before)).toBe(true);
      await this.#page.waitForTimeout(ENOUGH_MS);
      if ((await element.getAttribute('data-state')) === 'running') await stop.click();
    } else {
      await this.#cell.setCode(row.code);
      await this.#cell.run.click();
    }
    await expect.poll(() => this.#runId(), { timeout: LONGEST_MS }).toBeGreaterThan(before);
    await expect(this.#cell.run).toBeEnabled();
    return this.#cell.result();
  }

  /** Some that Stop may have to end are over before anybody could look. */
  async #hasBegun(before: number): Promise<boolean> {
    const isRunning = (await this.#cell.element.getAttribute('data-state')) === 'running';
    const printed = isRunning ? await this.#cell.live.textContent() : '';
    return printed?.includes('begins') === true || (await this.#runId()) > before;
  }

  async #runId(): Promise<number> {
    return this.#cell.element.evaluate((cell: PythonCell) => cell.result?.runId ?? 0);
  }

  /** The next cell runs, in the same Python or in another one, and reads what it takes. */
  async #answers({ id, after: said }: Row, result: RunResult): Promise<void> {
    const after = hasNewPython(result) ? 'gone' : said;
    if (after === 'kept' && result.error?.type === 'MemoryError') await this.#cell.runs(LETS_GO);
    if (after === 'full') expect((await this.#cell.runs(PRINTS)).stdout).toBe('42 41\n');
    if (after === 'restart') await this.#mayAnswer();
    if (after === 'restart' || after === 'full') await this.#cell.restart.click();
    const { stdout, before, after: end, error } = await this.#cell.runs(ASKS);
    expect(error, `behind ${id}`).toBeNull();
    expect(stdout, `behind ${id}`).toBe(after === 'kept' ? '42 41\n' : '42 None\n');
    expect(Math.abs(end.inUse - before.inUse - TAKES)).toBeLessThan(SLACK);
  }

  /** In a Python that was taken apart the next cell may fail, but what it reads is right. */
  async #mayAnswer(): Promise<void> {
    const runId = await this.#runId();
    await this.#cell.setCode(ASKS);
    await this.#cell.run.click();
    const isOver = async () => (await this.#runId()) > runId;
    for (let waited = 0; waited < ANSWER_MS && !(await isOver()); waited += ENOUGH_MS) {
      await this.#page.waitForTimeout(ENOUGH_MS);
    }
    if (!(await isOver())) await this.#cell.stop.click();
    await expect.poll(isOver, { timeout: LONGEST_MS }).toBe(true);
    await expect(this.#cell.run).toBeEnabled();
    const result = await this.#cell.result();
    if (result.status !== 'done' || !isMeasured(result)) return;
    const { before, after } = result;
    expect(Math.abs(after.inUse - before.inUse - TAKES)).toBeLessThan(SLACK);
  }
}

function isBroken(notes: RunResult['notes']): boolean {
  return notes.includes('interpreter-broke') || notes.includes('stack-overflowed');
}

function hasNewPython({ notes }: RunResult): boolean {
  return notes.includes('worker-replaced') || isBroken(notes);
}

function endsAsItShould(row: Row, result: RunResult, isolated: boolean): void {
  const [ending, other] = row.endings;
  const isOther = other === 'broke' ? isBroken(result.notes) : result.error?.type === other;
  if (other === undefined || !isOther) endsIn(ending, result, isolated);
  if (row.prints !== null && !hasNewPython(result)) expect(result.stdout).toContain(row.prints);
}

function endsIn(ending: string | undefined, result: RunResult, isolated: boolean): void {
  const { status, error, truncated, notes } = result;
  const isReplaced = notes.includes('worker-replaced');
  switch (ending) {
    case 'done':
      expect({ status, error }).toEqual({ status: 'done', error: null });
      break;
    case 'cut':
      expect({ status, truncated }).toEqual({ status: 'stopped', truncated: true });
      break;
    case 'broke':
      expect(isBroken(notes), `broken, by ${notes.join()}`).toBe(true);
      break;
    case 'interrupted':
      expect({ status, isReplaced }).toEqual({ status: 'stopped', isReplaced: !isolated });
      break;
    case 'replaced':
      expect({ status, isReplaced }).toEqual({ status: 'stopped', isReplaced: true });
      break;
    case 'stopped':
      expect(status).toBe('stopped');
      break;
    case 'stops':
      break;
    default:
      expect(error?.type).toBe(ending);
  }
}

/** What is read is true, or there is a note in its place. */
function readsNothingWrong({ reads, notes }: Row, result: RunResult): void {
  if (notes.length > 0) expect(notes.some((note) => result.notes.includes(note))).toBe(true);
  if (reads === null || !isMeasured(result)) return;
  const taken = result.after.inUse - result.before.inUse;
  expect(taken).toBeGreaterThanOrEqual(reads);
}
