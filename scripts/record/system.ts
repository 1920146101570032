/** What a recording says about the machine: what matters to memory, and nothing that names it. */
import { existsSync, readFileSync } from 'node:fs';
import { arch, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { System } from '../../src/content/recording.ts';
import type { Python } from './pythons.ts';

/** The system as this Python finds it: one may live in a folder with the libraries of another. */
export function systemUnder(python: Pick<Python, 'executable' | 'libc'>): System {
  const overcommit = textOf('/proc/sys/vm/overcommit_memory');
  const hugePages = textOf('/sys/kernel/mm/transparent_hugepage/enabled');
  return {
    // Without what a distribution or a host adds to the kernel's version.
    os: `${type()} ${release().replace(/[-+].*$/, '')}`,
    distribution: distributionOf(python),
    machine: arch(),
    memory: totalmem(),
    overcommit: overcommit === null ? null : Number(overcommit),
    hugePages: /\[(\w+)\]/.exec(hugePages ?? '')?.[1] ?? null,
  };
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Where Python and its C library come from; null when that cannot be told. */
function distributionOf({ executable, libc }: Pick<Python, 'executable' | 'libc'>): string | null {
  const root = rootOf(executable);
  // A C library of its own, and no word of whose: it is not the machine's distribution.
  if (root === '/' && libc !== null && libc !== libcOfMachine()) return null;
  return /^PRETTY_NAME="(.+)"$/m.exec(releaseIn(root) ?? '')?.[1] ?? null;
}

/** The nearest folder above that is the root of a system. */
export function rootOf(executable: string): string {
  let folder = dirname(executable);
  while (folder !== dirname(folder) && releaseIn(folder) === null) folder = dirname(folder);
  return folder;
}

function releaseIn(root: string): string | null {
  return textOf(join(root, 'etc', 'os-release')) ?? textOf(join(root, 'usr', 'lib', 'os-release'));
}

const Report = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

/** That of Node, which runs as the machine has it; null where it is no glibc. */
function libcOfMachine(): string | null {
  const { header } = Report.parse(process.report.getReport());
  return header.glibcVersionRuntime === undefined ? null : `glibc ${header.glibcVersionRuntime}`;
}
