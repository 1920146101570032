import './driver.ts';

export function pyscriptWorker(): void {
  window.driver = {
    isReadable: () => (document.getElementById('code')?.textContent ?? '') !== '',
    start: () => true, // by itself
    run: () => false,
    printed: () => document.getElementById('output')?.textContent ?? '',
    stop: null,
    restart: null,
  };
}

export function pyscriptEditor(): void {
  /** PyScript gives the script element that becomes an editor a `code`. */
  type EditorScript = HTMLScriptElement & { code?: string };
  const button = () => document.querySelector<HTMLElement>('.py-editor-run-button');
  const isRunning = () => button()?.classList.contains('running') ?? false;
  const press = (): boolean => {
    const found = button();
    if (found === null || isRunning()) return false;
    found.click();
    return true;
  };
  window.confirm = () => true; // it asks before it stops
  window.driver = {
    isReadable: () => document.querySelector('.py-editor-input')?.checkVisibility() ?? false,
    start: press,
    run(code) {
      const script = document.querySelector<EditorScript>('script[type^="py-editor"]');
      if (script?.code === undefined || button() === null || isRunning()) return false;
      script.code = code;
      return press();
    },
    printed: () => document.querySelector('.py-editor-output')?.textContent ?? '',
    stop: () => {
      if (isRunning()) button()?.click();
    },
    restart: null, // the button stops only what runs
  };
}
