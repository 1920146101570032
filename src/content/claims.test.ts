import { describe, expect, test } from 'vitest';
import { addressIn, parseClaims, readClaims } from './claims.ts';
import { readLessonFolder } from './lesson-folder.ts';

const YAML = `
sources:
  gc: { title: The module gc, url: 'https://docs.python.org/3.14/library/gc.html' }
topics:
  counting:
    title: { en: Counting, zh-CN: 计数 }
    claims:
      del-frees: [gc]
`;

describe('claims.yaml', () => {
  test('names the claims of each topic, and their sources', () => {
    const { topics, sources } = parseClaims(YAML);
    expect(topics['counting']?.claims).toEqual({ 'del-frees': ['gc'] });
    expect(sources['gc']?.title).toBe('The module gc');
  });

  test.each([
    ['a source that is not there', YAML.replace('[gc]', '[gc, pep]'), 'no source "pep"'],
    ['a source that is not used', YAML.replace('[gc]', '[pep]'), 'no source "pep"'],
    ['a claim without any', YAML.replace('[gc]', '[]'), 'Too small'],
    ['an address that is not safe', YAML.replace('https', 'http'), 'URL'],
  ])('refuses %s', (_, yaml, message) => {
    expect(() => parseClaims(yaml)).toThrow(message);
  });

  test('says which source no claim has', () => {
    const more = YAML.replace(
      'topics:',
      `  pep: { title: PEP, url: 'https://peps.python.org' }\ntopics:`,
    );
    expect(() => parseClaims(more)).toThrow('no claim has the source "pep"');
  });
});

test('Chinese pages link to the Chinese documentation', () => {
  const source = { title: 'gc', url: 'https://docs.python.org/3.14/library/gc.html' };
  expect(addressIn(source, 'en')).toBe(source.url);
  expect(addressIn(source, 'zh-CN')).toBe('https://docs.python.org/zh-cn/3.14/library/gc.html');
  const pep = { title: 'PEP 442', url: 'https://peps.python.org/pep-0442/' };
  expect(addressIn(pep, 'zh-CN')).toBe(pep.url);
});

describe('the page of claims', () => {
  const topics = readClaims('92-claims')?.topics ?? {};
  const asked = Object.values(topics).flatMap(({ claims }) => Object.keys(claims));
  const { quiz } = readLessonFolder('92-claims');

  test('has at least 24, and asks every question of its quiz once', () => {
    expect(asked.length).toBeGreaterThanOrEqual(24);
    expect(asked.toSorted()).toEqual(quiz.questions.map(({ id }) => id).toSorted());
  });

  test('asks nothing but claims, and has some of every kind of truth', () => {
    const truths = quiz.questions.map((one) => (one.type === 'claim' ? one.truth : one.type));
    expect(new Set(truths)).toEqual(new Set(['true', 'once', 'half', 'false']));
  });

  test('a lesson without claims has none', () => {
    expect(readClaims('01-reference-counting')).toBeNull();
  });
});
