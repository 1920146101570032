/** The colours of a frame: those that its address asks for, else those of the reader's system. */
import type { Theme } from '../../share/fragment.ts';

/** @param here aborted when the frame's theme is to be followed no more. */
export function followTheme(theme: Theme, here: AbortSignal): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const isDark = theme === 'auto' ? dark.matches : theme === 'dark';
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  apply();
  dark.addEventListener('change', apply, { signal: here });
}
