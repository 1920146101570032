/** A small recording for tests: two versions, one of which cannot do one of the cases. */
import { type PythonRecord, type Recording, readingOf } from './recording.ts';
import type { RecordingLabels } from './recording-labels.ts';

const MIB = 1024 * 1024;

export const older: PythonRecord = {
  version: '3.8.18',
  freeThreaded: false,
  compiler: 'GCC 12.2.0',
  libc: 'glibc 2.36',
  date: '2026-11-25',
  system: {
    os: 'Linux 6.18.44',
    distribution: 'Debian GNU/Linux 12 (bookworm)',
    machine: 'x64',
    memory: 24 * 1024 * MIB,
    overcommit: 0,
    hugePages: 'madvise',
  },
  packages: {},
  cases: [
    {
      name: 'one-large',
      readings: {
        'full.rss': readingOf([100 * MIB, 102 * MIB, 101 * MIB]),
        'dropped.rss': readingOf([0, 0, 0]),
        'trimmed.rss': readingOf([-2 * MIB, -2 * MIB, -2 * MIB]),
      },
      texts: {},
    },
    { name: 'killed', impossible: 'no-memory-group' },
  ],
};

export const newer: PythonRecord = {
  ...older,
  version: '3.13.0',
  packages: { numpy: '2.5.5', psutil: '7.2.2' },
  cases: [
    {
      name: 'one-large',
      readings: {
        'full.rss': readingOf([200 * MIB, 200 * MIB, 200 * MIB]),
        'dropped.rss': readingOf([4096, 4096, 4096]),
      },
      texts: {},
    },
    {
      name: 'killed',
      readings: { 'return-code': readingOf([-9, -9, -9]), blocks: readingOf([7, 9, 8]) },
      texts: { error: { text: 'MemoryError', same: true }, table: { text: 'a\nb', same: false } },
    },
    {
      name: 'mapped',
      readings: {
        'all.anon': readingOf([MIB, 2 * MIB, 3 * MIB]),
        'all.file': readingOf([63 * MIB, 62 * MIB, 61 * MIB]),
      },
      texts: {},
    },
  ],
};

export const recording: Recording = {
  id: 'given-back',
  command: 'python3 given-back.py',
  sha256: { script: 'a'.repeat(64), helper: 'b'.repeat(64) },
  pythons: [older, newer],
};

const both = (text: string) => ({ en: text, 'zh-CN': `中 ${text}` });

export const labels: RecordingLabels = {
  title: both('Title'),
  cases: { 'one-large': both('One large'), killed: both('Killed'), mapped: both('Mapped') },
  readings: {
    full: both('all alive'),
    dropped: both('dropped'),
    trimmed: both('trimmed'),
    all: both('all read'),
    blocks: { ...both('blocks'), unit: 'count' },
    'return-code': { ...both('return code'), unit: 'code' },
  },
  texts: { error: both('error'), table: both('table') },
  charts: [
    { title: both('Resident'), rows: ['full', 'dropped', 'trimmed'], cases: ['one-large'] },
    { title: both('Split'), rows: ['all'], parts: ['anon', 'file'], cases: ['mapped'] },
    { title: both('Codes'), rows: ['blocks', 'return-code'], cases: ['killed'] },
    { title: both('Over versions'), rows: ['full'], cases: ['one-large'], by: 'version' },
  ],
};
