import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from './fail.ts';
import { findFirefox } from './firefox.ts';

let folder: string;
const nothing = () => false;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-firefox-'));
  return () => rmSync(folder, { recursive: true });
});

/** Puts a program there that answers with this version. */
function put(name: string, version: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n[ "$1" = --version ] && echo "${version}"\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(process.platform !== 'linux')('A Firefox', () => {
  test('that FIREFOX_PATH names is taken', () => {
    const path = put('any-name', 'Mozilla Firefox 153.7.0esr');
    expect(findFirefox({ FIREFOX_PATH: path, PATH: '' }, nothing)).toEqual({ path });
  });

  test('that FIREFOX_PATH names and does not start is a failure; no other is taken', () => {
    put('firefox', 'Mozilla Firefox 160.0');
    const missing = join(folder, 'missing');
    const find = () => findFirefox({ FIREFOX_PATH: missing, PATH: folder }, nothing);
    expect(find).toThrow(Failure);
    expect(find).toThrow(`FIREFOX_PATH is ${missing}`);
  });

  test('of the system is taken, and nothing is installed', () => {
    const path = put('firefox', 'Mozilla Firefox 160.0');
    const install = () => expect.fail('Something was installed.');
    expect(findFirefox({ PATH: folder }, install)).toEqual({ path });
  });

  test('is installed where there is none', () => {
    const install = (name: string) => {
      put(name, 'Mozilla Firefox 153.7.0esr');
      return true;
    };
    const path = join(folder, 'firefox-esr');
    expect(findFirefox({ PATH: folder }, install)).toEqual({ path });
  });

  test('that cannot be had is said, with what to do', () => {
    const found = findFirefox({ PATH: folder }, nothing);
    expect(found).toHaveProperty('lacking', expect.stringMatching(/none could be .*FIREFOX_PATH/));
  });

  test('that is too old is as good as none', () => {
    const path = put('firefox', 'Mozilla Firefox 115.0');
    const found = findFirefox({ PATH: folder }, nothing);
    const said = `${path} is Mozilla Firefox 115.0; these tests need`;
    expect(found).toHaveProperty('lacking', expect.stringContaining(said));
  });
});
