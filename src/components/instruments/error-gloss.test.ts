/** The glosses against what Python really says, in the interpreter that the page runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import english from '../../content/i18n/errors.en.json' with { type: 'json' };
import table from '../../content/i18n/errors.zh-CN.json' with { type: 'json' };
import { startNodeSession } from '../../interpreter/node.ts';
import { glossFor } from './error-gloss.ts';

interface Said {
  name: string;
  type: string;
  message: string;
}

/** Exceptions of the reader's own, which nobody can explain in advance. */
const unexplained = ['an exception of one’s own'];

const programs = readFileSync(join(import.meta.dirname, 'errors.fixture.txt'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part) => {
    const [name = '', ...lines] = part.split('\n');
    return { name: name.replace("'", '’'), source: lines.join('\n').trimEnd() };
  });

let said: Said[] = [];
beforeAll(async () => {
  const session = await startNodeSession();
  said = programs.map(({ name, source }) => {
    const run = { runId: 1, source, pass: 'bytes', filename: 'cell' } as const;
    const { error } = session.run(run).result;
    if (error === null) throw new Error(`"${name}" ends without an error.`);
    return { name, type: error.type, message: error.message };
  });
});

describe('each message of Python', () => {
  test.each(programs.map(({ name }) => name))('%s', (name) => {
    const { type = '', message = '' } = said.find((one) => one.name === name) ?? {};
    const gloss = glossFor(table, type, message);
    if (unexplained.includes(name)) {
      expect(gloss).toBeNull();
      return;
    }
    expect(gloss, `${type}: ${message}`).not.toBeNull();
    expect(gloss, 'every name is filled in').not.toMatch(/[{}]|undefined/);
    expect(gloss).toMatch(/\p{Script=Han}.*$/u);
  });
});

test('there are at least forty, and each is the answer to a real message', () => {
  expect(table.length).toBeGreaterThanOrEqual(40);
  const used = new Set(
    said.map(({ type, message }) =>
      table.find((entry) => entry.type === type && new RegExp(entry.message, 's').test(message)),
    ),
  );
  expect(table.filter((entry) => !used.has(entry))).toStrictEqual([]);
});

test('in English, what the page is the reason of is explained, and each entry is the answer to a real message', () => {
  const used = new Set(
    said.map(({ type, message }) =>
      english.find((entry) => entry.type === type && new RegExp(entry.message, 's').test(message)),
    ),
  );
  expect(english.filter((entry) => !used.has(entry))).toStrictEqual([]);
  expect(glossFor(english, 'OSError', '[Errno 29] I/O error')).toContain('input()');
  expect(glossFor(english, 'NameError', "name 'a' is not defined")).toBeNull();
});

test.each([
  ['NameError', "name 'a' is not defined", '没有名为 a 的变量'],
  ['TypeError', "f() missing 1 required positional argument: 'b'", "少给了 1 个参数：'b'"],
  [
    'TypeError',
    "unsupported operand type(s) for +: 'int' and 'str'",
    'int 和 str 之间不能做 + 运算',
  ],
  ['KeyError', "'b'", "没有 'b' 这个键"],
  ['SyntaxError', "invalid character '（' (U+FF08) (cell, line 1)", '字符“（”'],
])('%s: %s', (type, message, part) => {
  expect(glossFor(table, type, message)).toContain(part);
});

test('what is unknown is left alone', () => {
  expect(glossFor(table, 'MyError', "name 'a' is not defined")).toBeNull();
  expect(glossFor(table, 'ValueError', 'something else')).toBeNull();
  expect(glossFor(table, 'AssertionError', 'x'.repeat(10_000))).toBeNull();
});
