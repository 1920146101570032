/**
 * What a frame tells the page around it, by `postMessage`; docs/embed.md describes it for those
 * who write that page. A change that breaks a listener needs a new version.
 *
 * Sent to any origin (`*`): a frame cannot know who shows it. That is harmless because only that
 * page gets it, which has chosen the question itself, and because it says how an answer was graded
 * and never what the answer or the code was.
 *
 * Nothing is heard in return: the frame has no listener for messages.
 */
export const MESSAGE_VERSION = 1;

export type EmbedMessage =
  /** What was asked for is shown. `id` is `<lesson>/<cell or question>`; shared code has none. */
  | { type: 'ready'; shows: 'cell' | 'question' | 'code'; id: string | null }
  /** CSS pixels that the whole of it takes. */
  | { type: 'height'; height: number }
  /** A run has ended; nothing of the code or of what it printed. */
  | { type: 'run'; cell: string | null; status: 'done' | 'failed' | 'stopped' }
  /** An answer was graded. `attempt` counts from 1, for as long as the frame lives. */
  | { type: 'verdict'; question: string; verdict: 'right' | 'wrong'; attempt: number }
  /** Nothing is shown but words that say why. */
  | { type: 'problem'; problem: EmbedProblem };

export type EmbedProblem =
  /** The fragment names nothing. */
  | 'nothing-asked'
  | 'damaged'
  | 'unknown-lesson'
  | 'unknown-part'
  /** The network or the server. */
  | 'unreachable';

export type SentMessage = EmbedMessage & { source: 'freed'; version: typeof MESSAGE_VERSION };

/** @param frame the window of the frame; by itself in a tab, it tells nothing. */
export function tellHost(message: EmbedMessage, frame: Window = window): void {
  if (frame.parent === frame) return;
  const sent: SentMessage = { source: 'freed', version: MESSAGE_VERSION, ...message };
  frame.parent.postMessage(sent, '*');
}

/** Tells how tall `content` is, now and whenever that changes, until `here` is aborted. */
export function tellHeight(content: HTMLElement, here: AbortSignal): void {
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tellHost({ type: 'height', height });
  });
  observer.observe(content);
  here.addEventListener('abort', () => observer.disconnect());
}
