import { pythonLanguage } from '@codemirror/lang-python';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fullWidthMarks, halfWidth } from './fullwidth.ts';

const find = (code: string) => fullWidthMarks(code, pythonLanguage.parser.parse(code));
const repaired = (code: string) =>
  find(code).reduceRight(
    (text, { at, instead }) => text.slice(0, at) + instead + text.slice(at + 1),
    code,
  );

describe('marks in code', () => {
  test.each([
    ['print（“hello”）', 'print("hello")'],
    ['print（‘a’，‘b’）', "print('a','b')"],
    ['print（“你好，世界（1）：”，1）', 'print("你好，世界（1）：",1)'],
    ['x = ‘一；二’；y = ‘三', "x = '一；二';y = '三"],
    ['for i in range（3）：\n    x = 【i】；y = i', 'for i in range(3):\n    x = [i];y = i'],
    ['a　=　1', 'a = 1'],
    ['x ＝ ｛1：2｝', 'x = {1:2}'],
    ['gc。collect（）', 'gc.collect()'],
    ['f(1， 2) ＃ done', 'f(1, 2) # done'],
  ])('%s', (typed, meant) => {
    expect(repaired(typed)).toBe(meant);
  });

  test('each is told with its place', () => {
    expect(find('ab（1，2)')).toStrictEqual([
      { at: 2, mark: '（', instead: '(' },
      { at: 4, mark: '，', instead: ',' },
    ]);
  });
});

describe('marks in text stay', () => {
  test.each([
    ['a string', 'print("你好，世界（1）：“引号”")'],
    ['single quotes', "x = '（'"],
    ['a long string', 'x = """一，\n二；"""\ny = 1'],
    ['a raw string', 'x = r"（\\d）"'],
    ['bytes', 'x = b"x"  # （'],
    ['a comment', 'x = 1  # 这里，（注意）：'],
    ['a format string', 'print(f"共 {n} 个，（完）")'],
    ['strings side by side', 'x = "（" "）"'],
    ['a string without end', 'print("你好，'],
    ['no code at all', ''],
  ])('in %s', (_, code) => {
    expect(find(code)).toStrictEqual([]);
  });

  test('but not in what a format string computes', () => {
    expect(repaired('print(f"（{max（1，2）}）")')).toBe('print(f"（{max(1,2)}）")');
  });
});

test('repairing leaves nothing to repair in code without strings, and changes no other character', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '1', '(', ')', ...Object.keys(halfWidth));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const code = pieces.join('').replaceAll(/[“”＂‘’＇＃]/g, '');
      const fixed = repaired(code);
      expect(find(fixed)).toStrictEqual([]);
      expect(fixed).toHaveLength(code.length);
      for (let i = 0; i < code.length; i += 1) {
        if (!Object.hasOwn(halfWidth, code[i] ?? '')) expect(fixed[i]).toBe(code[i]);
      }
    }),
  );
});

test('code that nests deep is gone through once', () => {
  const code = `${'('.repeat(2000)}${'，'.repeat(2000)}`;
  const tree = pythonLanguage.parser.parse(code);
  const iterate = vi.spyOn(tree, 'iterate');
  const resolve = vi.spyOn(tree, 'resolveInner');
  expect(fullWidthMarks(code, tree)).toHaveLength(2000);
  expect(iterate).toHaveBeenCalledTimes(1);
  expect(resolve).not.toHaveBeenCalled();
});
