/** A Storage to test with: it can be shared by two tabs, run full, or throw. */
import type { StorageLike } from './vault.ts';

export class FakeStorage implements StorageLike {
  readonly items = new Map<string, string>();
  /** In characters, over all values. */
  room = Infinity;
  broken = false;

  getItem(key: string): string | null {
    if (this.broken) throw new DOMException('not allowed', 'SecurityError');
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.broken) throw new DOMException('not allowed', 'SecurityError');
    const others = [...this.items].filter(([other]) => other !== key);
    const used = others.reduce((sum, [, text]) => sum + text.length, 0);
    if (used + value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}
