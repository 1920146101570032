/**
 * Bounds the files that cells write. Python's files live in JavaScript's memory (Emscripten's
 * MEMFS), where no memory budget reaches them; without a bound an endless write ends the tab. A full
 * disk is an `OSError` like on any machine.
 *
 * What we write ourselves (the library, packages) is not counted.
 */
import type { PyodideInterface } from 'pyodide';

const MIB = 2 ** 20;
/** Bytes in all files that cells have written. */
export const DISK_LIMIT = 128 * MIB;
/** Files, folders and links that cells have made. */
export const MOST_FILES = 10_000;
/** Bytes of a name, of a link and of what waits in a pipe, as Linux has it. */
const LONGEST_NAME = 255;
const LONGEST_LINK = 4096;
const LARGEST_PIPE = 65_536;

/** Numbers of errors, as Emscripten has them. */
const EAGAIN = 6;
const ENAMETOOLONG = 37;
const ENOSPC = 51;

interface FileNode {
  name: string;
  parent?: FileNode;
  /** Of a file: its bytes and room to grow. Of a folder: what is in it, by name. */
  contents?: Uint8Array | Int8Array | Record<string, FileNode>;
  pipe?: { buckets: { buffer: Uint8Array }[] };
}

interface FileStream {
  node: FileNode;
  stream_ops: { write: Write };
}

/** Python's `os.pipe()`: two descriptors. */
interface Pipe {
  toJs(): [number, number];
  destroy(): void;
}

type Write = (
  stream: FileStream,
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
  canOwn?: boolean,
) => number;

/** The part of Emscripten's MEMFS through which everything grows. */
interface MemoryFiles {
  ops_table: {
    file: { stream: { write: Write } };
    dir: { node: { symlink: (parent: FileNode, name: string, target: string) => FileNode } };
  };
  createNode: (parent: FileNode | null, name: string, mode: number, dev: number) => FileNode;
  expandFileStorage: (node: FileNode, capacity: number) => void;
  resizeFileStorage: (node: FileNode, size: number) => void;
}

/** The part of Emscripten's file system that is used; Pyodide's types leave it open. */
export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: string): void;
  close(stream: FileStream): void;
  streams: (FileStream | null | undefined)[];
  filesystems: { MEMFS: MemoryFiles };
  ErrnoError: new (errno: number) => Error;
  getStreamChecked(descriptor: number): FileStream;
}

export function fileSystem(pyodide: PyodideInterface): FileSystem {
  return Reflect.get(pyodide, 'FS') as FileSystem;
}

export class Disk {
  readonly #system: FileSystem;
  /** What cells have made or made larger; some of it may be gone again. */
  readonly #own = new Set<FileNode>();
  /** Bytes in them when they were last counted, and all that was added since: never too few. */
  #bytes = 0;
  #onFull: (() => void) | null = null;

  constructor(pyodide: PyodideInterface) {
    const system = fileSystem(pyodide);
    this.#system = system;
    this.#watchGrowth(system.filesystems.MEMFS);
    this.#watchNames(system.filesystems.MEMFS);
    this.#watchPipes(pyodide);
  }

  /** Nothing is to be written by us from now on, or until told otherwise: what is counts as a cell's. */
  guard(isGuarded: boolean): void {
    this.#onFull = isGuarded ? () => undefined : null;
  }

  /** Bounds what is written while `run` runs. @param onFull called when something does not fit. */
  bounded(run: () => void, onFull: () => void): void {
    this.#onFull = onFull;
    try {
      run();
    } finally {
      this.#onFull = null;
    }
  }

  /** All pipes write through the same function, and any pipe leads to it. */
  #watchPipes(pyodide: PyodideInterface): void {
    const pipe = pyodide.runPython('__import__("os").pipe()') as Pipe;
    const [out, into] = pipe.toJs();
    pipe.destroy();
    const operations = this.#system.getStreamChecked(into).stream_ops;
    for (const end of [out, into]) this.#system.close(this.#system.getStreamChecked(end));
    const { write } = operations;
    operations.write = (stream, buffer, offset, length, ...rest) => {
      const waiting = (stream.node.pipe?.buckets ?? []).slice(1).reduce(addBuffer, 0);
      if (waiting + length > LARGEST_PIPE) throw new this.#system.ErrnoError(EAGAIN);
      return write(stream, buffer, offset, length, ...rest);
    };
  }

  #watchGrowth(memory: MemoryFiles): void {
    const { expandFileStorage, resizeFileStorage } = memory;
    memory.expandFileStorage = (node, capacity) => {
      this.#grow(node, capacity, () => expandFileStorage(node, capacity));
    };
    memory.resizeFileStorage = (node, size) => {
      this.#grow(node, size, () => resizeFileStorage(node, size));
    };
    const { stream } = memory.ops_table.file;
    const { write } = stream;
    stream.write = (file, buffer, offset, length, position, canOwn) => {
      const run = () => write(file, buffer, offset, length, position, canOwn);
      // A first write puts other contents in the place of none; later ones make them larger.
      return position === 0 ? this.#grow(file.node, length, run) : run();
    };
  }

  #watchNames(memory: MemoryFiles): void {
    const { createNode } = memory;
    memory.createNode = (parent, name, mode, dev) => {
      if (name.length > LONGEST_NAME) throw new this.#system.ErrnoError(ENAMETOOLONG);
      this.#makeRoom(0, 1);
      const node = createNode(parent, name, mode, dev);
      if (this.#onFull !== null) this.#own.add(node);
      return node;
    };
    const { node } = memory.ops_table.dir;
    const { symlink } = node;
    node.symlink = (parent, name, target) => {
      if (target.length > LONGEST_LINK) throw new this.#system.ErrnoError(ENAMETOOLONG);
      return symlink(parent, name, target);
    };
  }

  /** @param size what the file will have at least; where it grows, it gets some more. */
  #grow<T>(node: FileNode, size: number, run: () => T): T {
    if (this.#onFull === null) return run();
    const before = this.#own.has(node) ? sizeOf(node) : 0;
    this.#makeRoom(Math.max(0, size - before), 0);
    this.#own.add(node);
    const result = run();
    this.#bytes += sizeOf(node) - before;
    return result;
  }

  #makeRoom(bytes: number, files: number): void {
    if (this.#onFull === null) return;
    const isFull = () => this.#bytes + bytes > DISK_LIMIT || this.#own.size + files > MOST_FILES;
    if (isFull()) this.#countAnew();
    if (!isFull()) return;
    this.#onFull();
    throw new this.#system.ErrnoError(ENOSPC);
  }

  /** Forgets what was removed and is not open either. */
  #countAnew(): void {
    const open = new Set(this.#system.streams.map((stream) => stream?.node));
    this.#bytes = 0;
    for (const node of this.#own) {
      if (isInFolder(node) || open.has(node)) this.#bytes += sizeOf(node);
      else this.#own.delete(node);
    }
  }
}

function sizeOf({ contents }: FileNode): number {
  return isBytes(contents) ? contents.length : 0;
}

function isInFolder(node: FileNode): boolean {
  const folder = node.parent?.contents;
  return folder !== undefined && !isBytes(folder) && folder[node.name] === node;
}

function isBytes(contents: FileNode['contents']): contents is Uint8Array | Int8Array {
  return ArrayBuffer.isView(contents); // of Int8Array where it came straight from Python's memory
}

function addBuffer(sum: number, { buffer }: { buffer: Uint8Array }): number {
  return sum + buffer.length;
}
