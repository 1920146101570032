import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Failure } from './fail.ts';
import { copyVerified, isVerified, putVerified, sha256Of } from './verified.ts';

// From `printf right | sha256sum`.
const RIGHT = '27042f4e6eca7d0b2a7ee4026df2ecfa51d3339e6d122aa099118ecd8563bad9';
const WRONG_START = createHash('sha256').update('wrong').digest('hex').slice(0, 12);

let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'freed-verified-'));
  target = join(folder, 'place', 'numpy.whl');
  return () => rmSync(folder, { recursive: true });
});

const put = (text: string) => putVerified(target, RIGHT, (temporary) => writeFile(temporary, text));
const inPlace = () => readdirSync(join(folder, 'place'));

test('sha256Of is the sha256 of the file', async () => {
  writeFileSync(join(folder, 'a'), 'right');
  expect(await sha256Of(join(folder, 'a'))).toBe(RIGHT);
});

test('isVerified is true only of the right file', async () => {
  const file = join(folder, 'a');
  expect(await isVerified(file, RIGHT)).toBe(false);
  writeFileSync(file, 'wrong');
  expect(await isVerified(file, RIGHT)).toBe(false);
  writeFileSync(file, 'right');
  expect(await isVerified(file, RIGHT)).toBe(true);
});

describe('putVerified', () => {
  test('puts the right file in place, making the folder, and leaves nothing else', async () => {
    await put('right');
    expect(readFileSync(target, 'utf8')).toBe('right');
    expect(inPlace()).toEqual(['numpy.whl']);
  });

  test('refuses a file with another hash and deletes it', async () => {
    const refused = put('wrong');
    await expect(refused).rejects.toThrow(Failure);
    await expect(refused).rejects.toThrow(
      `numpy.whl is not the file it should be (sha256 ${WRONG_START}…, expected ${RIGHT.slice(0, 12)}…). ` +
        'It was deleted. Run this command again;',
    );
    expect(inPlace()).toEqual([]);
  });

  test('leaves what was there untouched when the new file is refused', async () => {
    await put('right');
    await expect(put('wrong')).rejects.toThrow(Failure);
    expect(readFileSync(target, 'utf8')).toBe('right');
    expect(inPlace()).toEqual(['numpy.whl']);
  });

  test('leaves nothing of a download that breaks off, and passes its reason on', async () => {
    const reason = new Error('connection reset');
    const broken = putVerified(target, RIGHT, async (temporary) => {
      await writeFile(temporary, 'rig');
      throw reason;
    });
    await expect(broken).rejects.toBe(reason);
    expect(inPlace()).toEqual([]);
  });

  test('shows nothing under the name of the file while it comes in', async () => {
    let seen: string[] = [];
    await putVerified(target, RIGHT, async (temporary) => {
      await writeFile(temporary, 'right');
      seen = inPlace();
    });
    expect(seen).toHaveLength(1);
    expect(seen).not.toContain('numpy.whl');
  });
});

describe('copyVerified', () => {
  const source = () => join(folder, 'source');

  test('replaces a file that was changed', async () => {
    await put('right');
    writeFileSync(target, 'wrong');
    writeFileSync(source(), 'right');
    await copyVerified(source(), target, RIGHT);
    expect(readFileSync(target, 'utf8')).toBe('right');
  });

  test('does not touch a file that is right', async () => {
    await put('right');
    const { ino, mtimeMs } = statSync(target);
    await copyVerified(join(folder, 'not-even-there'), target, RIGHT);
    expect(statSync(target)).toMatchObject({ ino, mtimeMs });
  });

  test('refuses a source with another hash', async () => {
    writeFileSync(source(), 'wrong');
    await expect(copyVerified(source(), target, RIGHT)).rejects.toThrow(Failure);
    expect(inPlace()).toEqual([]);
    expect(readFileSync(source(), 'utf8')).toBe('wrong');
  });
});
