import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft, titleOf } from './draft.ts';
import { Drafts, type DraftStorage, draftPrefix, newDraftId, type Saved } from './drafts.ts';
import { linesWithHidden } from './hidden.ts';
import { hashOf, placeOf } from './place.ts';

class FakeStorage implements DraftStorage {
  readonly #items = new Map<string, string>();
  full = false;
  get length() {
    return this.#items.size;
  }
  key(i: number) {
    return [...this.#items.keys()][i] ?? null;
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (this.full) throw new DOMException('no room', 'QuotaExceededError');
    this.#items.set(key, value);
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
}

const saved = (code: string): Saved => ({ code, show: ['heap'], origin: { kind: 'blank' } });
const noNotice = () => expect.unreachable();

describe('drafts', () => {
  test('come back in another tab, the latest first', () => {
    const storage = new FakeStorage();
    let time = 0;
    const drafts = new Drafts(storage, noNotice, () => new Date((time += 1000)));
    drafts.save('a', saved('a = 1'));
    drafts.save('b', saved('b = 1'));
    drafts.save('a', saved('a = 2'));
    const { drafts: found } = new Drafts(storage, noNotice).list();
    expect(found.map(({ id, draft }) => [id, draft.code])).toEqual([
      ['a', 'a = 2'],
      ['b', 'b = 1'],
    ]);
    expect(drafts.isKept('a')).toBe(true);
  });

  test('of two tabs that write to the same one both live on', () => {
    const storage = new FakeStorage();
    const [one, other] = [new Drafts(storage, noNotice), new Drafts(storage, noNotice)];
    one.save('a', saved('first'));
    expect(other.read('a')?.code).toBe('first');
    expect(one.save('a', saved('mine'))).toBe('a');
    const own = other.save('a', saved('theirs'));
    expect(own).not.toBe('a');
    expect(other.save(own, saved('theirs 2'))).toBe(own);
    expect(one.save('a', saved('mine 2'))).toBe('a');
    const codes = one.list().drafts.map(({ draft }) => draft.code);
    expect(codes.sort()).toEqual(['mine 2', 'theirs 2']);
  });

  test('never lose what was written last, whatever tabs do', () => {
    const act = fc.record({ tab: fc.nat(2), id: fc.constantFrom('a', 'b'), opens: fc.boolean() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const storage = new FakeStorage();
        const tabs = [0, 1, 2].map(() => ({
          drafts: new Drafts(storage, noNotice),
          id: '',
          code: '',
        }));
        const opened = new Set<string>();
        for (const [i, { tab, id, opens }] of acts.entries()) {
          const one = tabs[tab];
          if (one === undefined) continue;
          if (opens || one.id === '') {
            one.id = id;
            one.code = one.drafts.read(id)?.code ?? '';
            opened.add(one.code);
          } else {
            one.code = `${String(i)} of ${String(tab)}`;
            one.id = one.drafts.save(one.id, saved(one.code));
          }
          const kept = one.drafts.list().drafts.map(({ draft }) => draft.code);
          if (one.code !== '') expect(kept).toContain(one.code);
        }
        // Whoever opened a text and went on has replaced it, and nobody else has.
        const kept = new Drafts(storage, noNotice).list().drafts.map(({ draft }) => draft.code);
        const written = tabs.map(({ code }) => code).filter((code) => !opened.has(code));
        for (const code of written) if (code !== '') expect(kept).toContain(code);
      }),
    );
  });

  test('without a storage, or with a full one, last as long as the page', () => {
    for (const [storage, kind] of [
      [null, 'unavailable'],
      [Object.assign(new FakeStorage(), { full: true }), 'full'],
    ] as const) {
      const notices: string[] = [];
      const drafts = new Drafts(storage, (notice) => notices.push(notice.kind));
      drafts.save('a', saved('x'));
      drafts.save('a', saved('y'));
      expect(drafts.read('a')?.code).toBe('y');
      expect(drafts.list().drafts).toHaveLength(1);
      expect(drafts.isKept('a')).toBe(false);
      expect(notices).toEqual([kind]);
    }
  });

  test('move into the storage once there is room', () => {
    const storage = Object.assign(new FakeStorage(), { full: true });
    const drafts = new Drafts(storage, () => undefined);
    drafts.save('a', saved('x'));
    storage.full = false;
    drafts.save('a', saved('y'));
    expect(drafts.isKept('a')).toBe(true);
    expect(drafts.list().drafts.map(({ draft }) => draft.code)).toEqual(['y']);
  });

  test('that cannot be read are left as they are, and counted', () => {
    const storage = new FakeStorage();
    const texts = ['', '{', '{"version":2,"code":"x"}', 'null', '"__proto__"'];
    texts.forEach((text, i) => storage.setItem(`${draftPrefix}${String(i)}`, text));
    const drafts = new Drafts(storage, noNotice);
    expect(drafts.list()).toEqual({ drafts: [], unreadable: texts.length });
    expect(drafts.save('1', saved('x'))).not.toBe('1');
    texts.forEach((text, i) => expect(storage.getItem(`${draftPrefix}${String(i)}`)).toBe(text));
  });

  test('can be removed', () => {
    const drafts = new Drafts(new FakeStorage(), noNotice);
    drafts.save('a', saved('x'));
    drafts.remove('a');
    expect(drafts.read('a')).toBeNull();
    expect(drafts.list().drafts).toEqual([]);
  });

  test('have ids of their own', () => {
    expect(new Set(Array.from({ length: 100 }, newDraftId)).size).toBe(100);
    expect(placeOf(`#draft/${newDraftId()}`)).toMatchObject({ kind: 'draft' });
  });
});

test('reading a draft never throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readDraft(text) === null));
});

test.each([
  ['import gc\n# note\n\nbig = 1\n', 'big = 1'],
  ['import gc', 'import gc'],
  ['  \n', ''],
  [`x = "${'😀'.repeat(60)}"`, `x = "${'😀'.repeat(42)}…`],
])('the title of %j is %j', (code, title) => {
  expect(titleOf(code)).toBe(title);
});

describe('the address', () => {
  test.each([
    ['#example/module-cache', { kind: 'example', id: 'module-cache' }],
    ['#cell/10-finding-leaks/cache', { kind: 'cell', lesson: '10-finding-leaks', id: 'cache' }],
    ['#code/1/abc', { kind: 'link', fragment: 'code/1/abc' }],
    ['#new', { kind: 'blank' }],
    ['', null],
    ['#_top', null],
    ['#cell/one', null],
    ['#example/__proto__', null],
    ['#example/a/b', null],
    ['#example/<img>', null],
  ])('%s asks for %j', (hash, place) => {
    expect(placeOf(hash)).toEqual(place);
  });

  test('of what a draft began with leads back there', () => {
    const origin = { kind: 'cell', lesson: '03-cycles', id: 'ring' } as const;
    expect(placeOf(hashOf(origin) ?? '')).toEqual(origin);
    expect(hashOf({ kind: 'link' })).toBeNull();
  });
});

test('characters that hide or turn text are found by line', () => {
  const code =
    'a = 1\naccess = "user\u202e \u2066# admin\u2069"\n\tb = "你好 é 😀"\r\nc\u200b = 2\u0000';
  expect(linesWithHidden(code)).toEqual([2, 4]);
});

test('a byte order mark in front hides nothing; a lone CR ends a line, as it does for Python', () => {
  expect(linesWithHidden('\ufeffa = 1\n\ufeffb = 2')).toEqual([2]);
  expect(linesWithHidden('# a\rb = 1\r\nc\u200b = 2')).toEqual([3]);
});
