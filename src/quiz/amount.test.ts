import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAmount, type AmountProblem } from './amount.ts';
import type { Unit } from './types.ts';

const accepted: [string, Unit, number][] = [
  ['100', 'bytes', 100],
  [' 100 ', 'bytes', 100],
  ['0', 'bytes', 0],
  ['-0', 'bytes', 0],
  ['１００', 'bytes', 100],
  ['１２３', 'bytes', 123],
  ['1,000', 'bytes', 1000],
  ['1 000', 'bytes', 1000],
  ['1\u00a0000\u202f000', 'bytes', 1_000_000],
  ['1_000', 'bytes', 1000],
  ["1'000", 'bytes', 1000],
  ['1’000', 'bytes', 1000],
  ['1，000', 'bytes', 1000],
  ['1,000,000.5 kB', 'bytes', 1_000_000_500],
  ['1 MB', 'bytes', 1_000_000],
  ['1MB', 'bytes', 1_000_000],
  ['1 M', 'bytes', 1_000_000],
  ['1MiB', 'bytes', 1_048_576],
  ['2 kB', 'bytes', 2000],
  ['2 KB', 'bytes', 2000],
  ['2k', 'bytes', 2000],
  ['1.1 MB', 'bytes', 1_100_000],
  ['976.6 KiB', 'bytes', 1_000_038],
  ['1 gib', 'bytes', 1_073_741_824],
  ['2 megabytes', 'bytes', 2_000_000],
  ['㎅ 1'.split(' ').reverse().join(' '), 'bytes', 1000],
  ['约100', 'bytes', 100],
  ['大约 100 字节', 'bytes', 100],
  ['100 字节左右', 'bytes', 100],
  ['100 左右。', 'bytes', 100],
  ['100 bytes or so', 'bytes', 100],
  ['~100', 'bytes', 100],
  ['～100', 'bytes', 100],
  ['≈ 100', 'bytes', 100],
  ['about 100', 'bytes', 100],
  ['About -100 bytes', 'bytes', -100],
  ['approx. 100 B', 'bytes', 100],
  ['100 bytes', 'bytes', 100],
  ['100 bytes.', 'bytes', 100],
  ['1 byte', 'bytes', 1],
  ['100 字节', 'bytes', 100],
  ['100个字节。', 'bytes', 100],
  ['1百万', 'bytes', 1_000_000],
  ['100万', 'bytes', 1_000_000],
  ['100 万字节', 'bytes', 1_000_000],
  ['1.1万', 'bytes', 11_000],
  ['1千字节', 'bytes', 1000],
  ['1 兆字节', 'bytes', 1_000_000],
  ['一百万', 'bytes', 1_000_000],
  ['百万', 'bytes', 1_000_000],
  ['一百万零四十', 'bytes', 1_000_040],
  ['两千', 'bytes', 2000],
  ['十二', 'count', 12],
  ['1万5千', 'bytes', 15_000],
  ['3亿', 'bytes', 300_000_000],
  ['零', 'bytes', 0],
  ['〇', 'count', 0],
  ['-100', 'bytes', -100],
  ['−100', 'bytes', -100],
  ['－１００', 'bytes', -100],
  ['- 100', 'bytes', -100],
  ['+100', 'bytes', 100],
  ['minus 100', 'bytes', -100],
  ['负100', 'bytes', -100],
  ['约负一百万', 'bytes', -1_000_000],
  ['1e6', 'bytes', 1_000_000],
  ['1E6', 'bytes', 1_000_000],
  ['1.5e+3 kB', 'bytes', 1_500_000],
  ['1e3', 'count', 1000],
  ['56.5', 'bytes', 56.5],
  ['.5 kB', 'bytes', 500],
  ['3', 'count', 3],
  ['3.0', 'count', 3],
  ['3 个', 'count', 3],
  ['3个对象', 'count', 3],
  ['3 objects', 'count', 3],
  ['2k', 'count', 2000],
  ['3', 'line', 3],
  ['line 3', 'line', 3],
  ['L3', 'line', 3],
  ['第 3 行', 'line', 3],
  ['第三行', 'line', 3],
  ['9007199254740991', 'count', Number.MAX_SAFE_INTEGER],
];

const refused: [string, Unit, AmountProblem][] = [
  ['', 'bytes', 'empty'],
  ['  　', 'bytes', 'empty'],
  ['about', 'bytes', 'empty'],
  ['1,00', 'bytes', 'ambiguous'],
  ['1,5', 'bytes', 'ambiguous'],
  ['0,100', 'bytes', 'ambiguous'],
  ['1,0000', 'bytes', 'ambiguous'],
  ['1 00', 'bytes', 'ambiguous'],
  ['1,000 000', 'bytes', 'ambiguous'],
  ['1,000,5', 'bytes', 'ambiguous'],
  ['1万5', 'bytes', 'ambiguous'],
  ['一百二', 'count', 'ambiguous'],
  ['1.2.3', 'bytes', 'not-a-number'],
  ['1.000.000', 'bytes', 'not-a-number'],
  ['abc', 'bytes', 'not-a-number'],
  ['-', 'bytes', 'not-a-number'],
  ['--5', 'bytes', 'not-a-number'],
  [',', 'bytes', 'not-a-number'],
  ['NaN', 'bytes', 'not-a-number'],
  ['Infinity', 'bytes', 'not-a-number'],
  ['∞', 'bytes', 'not-a-number'],
  ['100-200', 'bytes', 'not-a-number'],
  ['2**20', 'bytes', 'not-a-number'],
  ['10²', 'bytes', 'not-a-number'],
  ['½', 'bytes', 'not-a-number'],
  ['一二', 'bytes', 'not-a-number'],
  ['0x10', 'bytes', 'not-a-number'],
  ['9'.repeat(101), 'bytes', 'not-a-number'],
  ['100 apples', 'bytes', 'unknown-unit'],
  ['50%', 'bytes', 'unknown-unit'],
  ['3 个', 'bytes', 'unknown-unit'],
  ['3 toString', 'bytes', 'unknown-unit'],
  ['3 constructor', 'count', 'unknown-unit'],
  ['3 kB', 'count', 'wrong-unit'],
  ['3 字节', 'count', 'wrong-unit'],
  ['3 bytes', 'line', 'wrong-unit'],
  ['2k', 'line', 'unknown-unit'],
  ['2.5', 'count', 'not-whole'],
  ['1e-1', 'line', 'not-whole'],
  ['1e400', 'bytes', 'too-large'],
  ['9007199254740993', 'bytes', 'too-large'],
  ['9999999999 GB', 'bytes', 'too-large'],
];

test.each(accepted)('%j in %s is %d', (text, unit, value) => {
  expect(parseAmount(text, unit)).toStrictEqual({ ok: true, value });
});

test.each(refused)('%j in %s is refused: %s', (text, unit, reason) => {
  expect(parseAmount(text, unit)).toStrictEqual({ ok: false, reason });
});

describe('any', () => {
  const whole = fc.integer({ min: -1e12, max: 1e12 });
  const unit = fc.constantFrom<Unit>('bytes', 'count', 'line');
  const isRead = (text: string, in_: Unit, value: number): void => {
    expect(parseAmount(text, in_)).toStrictEqual({ ok: true, value });
  };

  test('whole number is read as itself, however it is grouped', () => {
    fc.assert(
      fc.property(
        whole,
        unit,
        fc.constantFrom(',', ' ', '_', "'", '，', '\u202f'),
        (n, in_, by) => {
          isRead(String(n), in_, n);
          isRead(n.toLocaleString('en').replaceAll(',', by), in_, n);
        },
      ),
    );
  });

  test('number is read alike in full-width digits and with words around it', () => {
    fc.assert(
      fc.property(whole, (n) => {
        const wide = String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
        isRead(wide, 'bytes', n);
        isRead(`约 ${String(n)} 字节`, 'bytes', n);
        isRead(`about ${String(n)} bytes`, 'bytes', n);
      }),
    );
  });

  test('size is read within half a byte of what was written', () => {
    const sizes = { kB: 1e3, MB: 1e6, KiB: 1024, MiB: 1024 ** 2 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.constantFrom('kB', 'MB', 'KiB', 'MiB'),
        (n, by) => {
          const amount = parseAmount(`${(n / 100).toFixed(2)} ${by}`, 'bytes');
          const exact = (n * sizes[by]) / 100;
          expect(amount.ok && Math.abs(amount.value - exact) <= 0.5 + 1e-6).toBe(true);
        },
      ),
    );
  });

  test('10,000s can be counted in 万', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), (n) => {
        isRead(`${String(n)}万`, 'count', n * 10_000);
      }),
    );
  });

  test('text at all gives a safe number or a reason, never a throw', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,_ -+eE万百零kMiB约')) }),
    );
    fc.assert(
      fc.property(typed, unit, (text, in_) => {
        const amount = parseAmount(text, in_);
        if (!amount.ok) return;
        expect(Math.abs(amount.value)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
        if (in_ !== 'bytes') expect(amount.value).toSatisfy(Number.isInteger);
      }),
      { numRuns: 1000 },
    );
  });
});
