/**
 * Which of Python's frames runs now, read from wasm memory: whether a round of the collector has called
 * Python code. Nothing here creates or touches a Python object. python-state.ts says where frames lie; C code
 * that calls a Python function has a frame of its own between the two.
 */
import type { Calls } from '../heap/rounds.ts';
import type { Native } from './abi.ts';
import { CURRENT_FRAME, PREVIOUS } from './python-state.ts';

export interface Frames {
  /** Address of the one that runs. */
  now(): number;
  /** Of the one that ran when C code has called the one that runs now. */
  beneath(): number;
}

export function framesOf({ module, memory }: Native): Frames {
  const state = module._PyThreadState_Get() >>> 0;
  const word = (address: number) => memory.words()[address >>> 2] ?? 0;
  const now = () => word(state + CURRENT_FRAME);
  return { now, beneath: () => word(word(now() + PREVIOUS) + PREVIOUS) };
}

/** @param nest calls `tell`, and once more from a function that C code calls. */
export function framesAgree(frames: Frames, nest: (tell: () => void) => void): boolean {
  const seen: { now: number; beneath: number }[] = [];
  nest(() => void seen.push({ now: frames.now(), beneath: frames.beneath() }));
  const [outer, inner] = seen;
  if (outer === undefined || inner === undefined || outer.now === 0) return false;
  return inner.beneath === outer.now && inner.now !== outer.now;
}

export function callsOf(frames: Frames): Calls {
  let beneath = 0;
  return {
    begin: () => (beneath = frames.beneath()),
    isRunning: () => frames.now() !== beneath,
  };
}
