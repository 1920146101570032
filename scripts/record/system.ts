/** What a recording says about the machine: what matters to memory, and nothing that names it. */
import { existsSync, readFileSync } from 'node:fs';
import { arch, release, totalmem, type } from 'node:os';
import type { System } from '../../src/content/recording.ts';

export function thisSystem(): System {
  const overcommit = textOf('/proc/sys/vm/overcommit_memory');
  const hugePages = textOf('/sys/kernel/mm/transparent_hugepage/enabled');
  return {
    // Without what a distribution or a host adds to the kernel's version.
    os: `${type()} ${release().replace(/[-+].*$/, '')}`,
    distribution: /^PRETTY_NAME="(.+)"$/m.exec(textOf('/etc/os-release') ?? '')?.[1] ?? null,
    machine: arch(),
    memory: totalmem(),
    overcommit: overcommit === null ? null : Number(overcommit),
    hugePages: /\[(\w+)\]/.exec(hugePages ?? '')?.[1] ?? null,
  };
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
