import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findWebKit } from './webkit.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-webkit-'));
  return () => rmSync(folder, { recursive: true });
});

function put(name: string, script: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const DRIVER = 'bin/WebKitWebDriver';
const BROWSER = 'lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** It answers only where there is a display, as the real one does. */
function browser(version: string): string {
  return `[ -n "$DISPLAY" ] && [ "$1" = --version ] && echo "WebKitGTK ${version}"`;
}

function find(env: NodeJS.ProcessEnv = { DISPLAY: ':0' }) {
  return findWebKit({ PATH: join(folder, 'bin'), ...env }, [join(folder, 'lib')]);
}

describe.skipIf(process.platform !== 'linux')('A WebKit', () => {
  test('of the system is taken, in the folder of the architecture', async () => {
    const found = { driver: put(DRIVER, ''), browser: put(BROWSER, browser('2.50.6')) };
    expect(await find()).toEqual(found);
  });

  test('in a folder without an architecture is taken too, the newest interface first', async () => {
    const driver = put(DRIVER, '');
    put('lib/webkit2gtk-4.1/MiniBrowser', browser('2.50.6'));
    const newest = put('lib/webkitgtk-6.0/MiniBrowser', browser('2.52.0'));
    expect(await find()).toEqual({ driver, browser: newest });
  });

  test('is given a display where there is none', async () => {
    put(DRIVER, '');
    put(BROWSER, browser('2.50.6'));
    put('bin/Xvfb', 'echo 98; exec /bin/sleep 1000');
    expect(await find({})).toHaveProperty('driver');
  });

  test('without a display, and nothing to make one, is said', async () => {
    put(DRIVER, '');
    put(BROWSER, browser('2.50.6'));
    expect(await find({})).toEqual({
      lacking: 'WebKit needs a display: install xvfb, or set DISPLAY to one.',
    });
    put('bin/Xvfb', 'exit 1');
    expect(await find({})).toHaveProperty('lacking');
  });

  test.each([[DRIVER], [BROWSER]])('of which there is only %s is none', async (name) => {
    put(name, browser('2.50.6'));
    expect(await find()).toHaveProperty('lacking', expect.stringContaining('webkit2gtk-driver'));
  });

  test('that is too old is as good as none', async () => {
    put(DRIVER, '');
    const path = put(BROWSER, browser('2.38.1'));
    const said = `${path} is WebKitGTK 2.38.1; these tests need 2.50 or newer.`;
    expect(await find()).toEqual({ lacking: said });
  });
});
