/**
 * What this browser allows, asked once when Python is first wanted.
 *
 * | capability          | there                                  | not there, or not told                   |
 * | ------------------- | -------------------------------------- | ---------------------------------------- |
 * | shared memory       | Stop interrupts, variables stay        | Stop replaces the interpreter            |
 * | snapshot storage    | later starts in half a second          | every start is a plain one               |
 * | memory ≥ 4 GB told  | 512 MiB for Python, a spare is kept    | 256 MiB, no spare                        |
 * | data saving         | no spare, nothing fetched ahead of Run | a spare if memory allows, early fetching |
 * | WebAssembly, workers| Python runs                            | built results only, and the page says so |
 */
const MIB = 2 ** 20;

export interface Capabilities {
  /** Bytes Python may take before it says MemoryError; without a limit a bomb takes 4 GB. */
  memoryBudget: number;
  /** Whether a second interpreter may wait, started, for the next clean run. */
  keepsSpare: boolean;
  /** The reader asked for little data: nothing is fetched that may not be needed. */
  savesData: boolean;
}

/** @param navigator the browser's own; tests hand in others. */
export function capabilitiesOf(navigator: object): Capabilities {
  const memory: unknown = Reflect.get(navigator, 'deviceMemory');
  const connection: unknown = Reflect.get(navigator, 'connection');
  const hasMemory = typeof memory === 'number' && memory >= 4;
  const savesData = isSavingData(connection);
  return {
    memoryBudget: (hasMemory ? 512 : 256) * MIB,
    keepsSpare: hasMemory && !savesData,
    savesData,
  };
}

/** What this browser lacks to run Python at all, or null. @param global its global object. */
export function lacking(global: object): 'WebAssembly' | 'Worker' | null {
  // Some browsers turn WebAssembly off in their strictest mode.
  if (typeof Reflect.get(global, 'WebAssembly') !== 'object') return 'WebAssembly';
  return typeof Reflect.get(global, 'Worker') === 'function' ? null : 'Worker';
}

/**
 * Whether memory can be shared with a worker. That needs an isolated page, and is not said by it:
 * WebKitGTK 2.50 isolates pages and has no SharedArrayBuffer.
 * @param global the page's global object.
 */
export function sharesMemory(global: object): boolean {
  const isIsolated = Reflect.get(global, 'crossOriginIsolated') === true;
  return isIsolated && typeof Reflect.get(global, 'SharedArrayBuffer') === 'function';
}

function isSavingData(connection: unknown): boolean {
  return (
    typeof connection === 'object' &&
    connection !== null &&
    Reflect.get(connection, 'saveData') === true
  );
}
