import './driver.ts';

/** The part of JupyterLab's application that is used; `exposeAppInBrowser` puts it on the window. */
interface App {
  commands: { execute: (command: string) => Promise<unknown> };
  shell: { currentWidget: Panel | null };
}

interface Panel {
  content?: {
    activeCell: { model: { sharedModel: { setSource: (code: string) => void } } } | null;
  };
  sessionContext?: { session: { kernel: Kernel | null } | null };
}

interface Kernel {
  restart: () => Promise<void>;
}

declare global {
  interface Window {
    jupyterapp?: App;
  }
}

export function jupyterlite(): void {
  const panel = () => window.jupyterapp?.shell.currentWidget ?? null;
  const kernel = () => panel()?.sessionContext?.session?.kernel ?? null;
  const press = (): boolean => {
    // Without a kernel the command would open a dialog.
    if (kernel() === null || !panel()?.content?.activeCell) return false;
    void window.jupyterapp?.commands.execute('notebook:run-cell');
    return true;
  };
  window.driver = {
    isReadable: () =>
      document.querySelector('.jp-CodeCell .cm-content')?.checkVisibility() ?? false,
    start: press,
    run(code) {
      panel()?.content?.activeCell?.model.sharedModel.setSource(code);
      return press();
    },
    printed: () => document.querySelector('.jp-CodeCell .jp-OutputArea')?.textContent ?? '',
    stop: () => void window.jupyterapp?.commands.execute('notebook:interrupt-kernel'),
    restart: () => void kernel()?.restart(),
  };
}
