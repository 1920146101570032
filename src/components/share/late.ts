/** Loads what shares and keeps a cell when the reader first asks for it. */
import type { TakeOptions } from './taken.ts';

export async function offerLate(place: HTMLElement, options: TakeOptions): Promise<void> {
  try {
    const { offerToTake } = await import('./take.ts');
    offerToTake(place, options);
  } catch {
    options.say({ key: 'take-failed' }); // the next opening tries again
  }
}
