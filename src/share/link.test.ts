import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { LINK_VERSION, makeLink, MOST_CODE, MOST_LINK, readLink, type Shared } from './link.ts';
import { deflate, inflate, inflateSlices, TooLargeError } from './zlib.ts';

const code = fc.string({ unit: 'binary', maxLength: 2000 });
const show = fc.subarray(['references', 'lines', 'heap', 'a-later-one']);
const anyShared: fc.Arbitrary<Shared> = fc.record({ code, show });

async function linkTo(shared: Shared): Promise<string> {
  const made = await makeLink(shared);
  if (made.kind !== 'link') throw new Error(made.kind);
  return made.fragment;
}

/** A link to whatever JSON says, as nobody's `makeLink` would write it. */
async function forged(text: string | Uint8Array<ArrayBuffer>, version = 1): Promise<string> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return `code/${version}/${toBase64Url(await deflate(bytes))}`;
}

describe('a link', () => {
  test('brings back what it was made of, lone surrogates and all', async () => {
    await fc.assert(
      fc.asyncProperty(anyShared, async (shared) => {
        expect(await readLink(await linkTo(shared))).toEqual({ kind: 'shared', shared });
      }),
    );
    const odd = { code: 'a = "\ud800\0\r\n\u2028</script>"', show: [] };
    expect(await readLink(`#${await linkTo(odd)}`)).toEqual({ kind: 'shared', shared: odd });
  });

  test('needs no escaping in an address', async () => {
    await fc.assert(
      fc.asyncProperty(anyShared, async (shared) => {
        const fragment = await linkTo(shared);
        expect(new URL(`https://example.org/#${fragment}`).hash).toBe(`#${fragment}`);
        expect(encodeURI(fragment)).toBe(fragment);
      }),
    );
  });

  test('takes as much code as it says, and says what is too much', async () => {
    const longest = { code: 'x'.repeat(MOST_CODE), show: [] };
    expect(await readLink(await linkTo(longest))).toEqual({ kind: 'shared', shared: longest });
    const tooLong = { code: 'x'.repeat(MOST_CODE + 1), show: [] };
    expect(await makeLink(tooLong)).toEqual({
      kind: 'code-too-long',
      length: MOST_CODE + 1,
      most: MOST_CODE,
    });
  });

  test('that would be cut on its way is not made', async () => {
    const [random = ''] = fc.sample(
      fc.string({ unit: 'binary', minLength: 30_000, maxLength: 30_000, size: 'max' }),
      { numRuns: 1, seed: 1 },
    );
    const made = await makeLink({ code: random, show: [] });
    expect(made).toMatchObject({ kind: 'link-too-long', most: MOST_LINK });
  });
});

describe('a damaged link', () => {
  test('is never taken for another one', async () => {
    const place = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.nat(63) });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    await fc.assert(
      fc.asyncProperty(anyShared, fc.array(place, { minLength: 1 }), async (shared, places) => {
        const fragment = await linkTo(shared);
        const start = 'code/1/'.length;
        const chars = fragment.split('');
        for (const { at, to } of places) {
          const index = start + Math.floor(at * (chars.length - start - 1));
          chars[index] = alphabet[to] ?? '';
        }
        const read = await readLink(chars.join(''));
        // Bits that fill up the last byte mean nothing.
        if (read.kind === 'shared') expect(read.shared).toEqual(shared);
        else expect(read.kind).toBe('damaged');
      }),
      { numRuns: 300 },
    );
  });

  test('is noticed when its end or its beginning is missing, or something follows', async () => {
    const fragment = await linkTo({ code: 'a = []\ndel a\n', show: ['heap'] });
    for (let length = 'code/'.length; length < fragment.length; length += 1) {
      expect(await readLink(fragment.slice(0, length))).toEqual({ kind: 'damaged' });
    }
    expect(await readLink(`code/1/${fragment.slice(9)}`)).toEqual({ kind: 'damaged' });
    for (const behind of ['A', 'AAAA', '.', ')', '%20', '\n', '=']) {
      expect(await readLink(fragment + behind)).toEqual({ kind: 'damaged' });
    }
  });

  test('never throws, whatever stands in the address', async () => {
    const data = fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', '#'), data, async (hash, text) => {
        expect((await readLink(`${hash}code/1/${text}`)).kind).toBe('damaged');
        expect((await readLink(`${hash}code/${text}`)).kind).not.toBe('shared');
      }),
    );
  });

  test.each(['', '#', '#first-del', '#Code/1/', 'xcode/1/', '#code'])(
    '"%s" is none',
    async (hash) => {
      expect(await readLink(hash)).toEqual({ kind: 'none' });
    },
  );
});

describe('a link that nobody honest made', () => {
  test.each([
    'null',
    '[]',
    '{"code":"x"}',
    '{"code":1,"show":[]}',
    '{"code":"x","show":[],"run":true}',
    '{"code":"x","show":[],"__proto__":{"isMine":true}}',
    '{"code":"x","show":["__proto__"]}',
    '{"code":"x","show":["<img src=x onerror=alert(1)>"]}',
    '{"code":"x","show":["heap\\n"]}',
    `{"code":"x","show":${JSON.stringify(Array(17).fill('heap'))}}`,
  ])('with %s is damaged', async (text) => {
    expect(await readLink(await forged(text))).toEqual({ kind: 'damaged' });
    expect(({} as Record<string, unknown>)['isMine']).toBeUndefined();
  });

  test('nested beyond all measure is damaged', async () => {
    expect(await readLink(await forged('['.repeat(100_000)))).toEqual({ kind: 'damaged' });
  });

  test('with bytes that are no text is damaged', async () => {
    const bytes = new TextEncoder().encode('{"code":"x?","show":[]}');
    bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xff;
    expect(await readLink(await forged(bytes))).toEqual({ kind: 'damaged' });
  });

  test('of another version says so', async () => {
    const later = LINK_VERSION + 1;
    expect(await readLink(await forged('{}', later))).toEqual({ kind: 'newer', version: later });
    expect(await readLink(await forged('{}', 0))).toEqual({ kind: 'damaged' });
    expect(await readLink('code/99999/AA')).toEqual({ kind: 'damaged' });
  });

  test('is not looked at when it is too long', async () => {
    expect(await readLink(`#code/1/${'A'.repeat(MOST_LINK)}`)).toEqual({ kind: 'too-large' });
  });

  test('that unpacks to far more is stopped', async () => {
    const bomb = await forged(new Uint8Array(20_000_000));
    expect(bomb.length).toBeLessThan(MOST_LINK);
    expect(await readLink(bomb)).toEqual({ kind: 'too-large' });
  });
});

describe('unpacking', () => {
  test('stops taking in as soon as it is too much', async () => {
    const packed = await deflate(new Uint8Array(200_000_000));
    const size = 256;
    let taken = 0;
    function* counted() {
      for (let at = 0; at < packed.length; at += size) {
        taken += 1;
        yield packed.subarray(at, at + size);
      }
    }
    await expect(inflateSlices(counted(), 500_000)).rejects.toThrow(TooLargeError);
    // Node takes in 64 KiB before it looks; browsers wait for each slice.
    expect(taken).toBeLessThan(300);
    expect(packed.length / size).toBeGreaterThan(700);
  });

  test('takes exactly as much as it may', async () => {
    const packed = await deflate(new Uint8Array(1000));
    expect(await inflate(packed, 1000)).toHaveLength(1000);
    await expect(inflate(packed, 999)).rejects.toThrow(TooLargeError);
  });
});

test('base64url brings back all bytes, and takes nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['a b', 'YQ==', 'Y+', '你']) expect(() => fromBase64Url(text)).toThrow();
});
