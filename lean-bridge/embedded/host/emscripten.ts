/** The parts of emscripten's file system and runtime that we touch, as the script of this package has them. */

export type FileNode = {
  mode: number;
  node_ops: NodeOperations;
  stream_ops: StreamOperations;
};

export type FileStream = { readonly flags: number; readonly node: FileNode };

// biome-ignore lint/complexity/noBannedTypes: emscripten calls these with arguments that we only pass on.
type Operation = (...parameters: never[]) => unknown;

export type NodeOperations = {
  readonly lookup: (parent: FileNode, name: string) => FileNode;
  readonly getattr: Operation;
  readonly readdir: Operation;
  readonly readlink: Operation;
  readonly statfs: Operation;
  readonly [name: string]: Operation;
};

export type StreamOperations = {
  readonly open: (stream: FileStream) => void;
  readonly [name: string]: Operation;
};

export type FileSystemType = {
  readonly mount: (mount: { opts: { root: string } }) => FileNode;
  readonly node_ops: NodeOperations;
  readonly stream_ops: StreamOperations;
};

export type EmscriptenFileSystem = {
  readonly ErrnoError: new (errno: number) => Error;
  mkdir(path: string): void;
  rmdir(path: string): void;
  chmod(path: string, mode: number): void;
  chdir(path: string): void;
  writeFile(path: string, content: string): void;
  analyzePath(path: string): { readonly exists: boolean };
  mount(type: Pick<FileSystemType, "mount">, options: { root: string }, path: string): unknown;
};

export type WasmExports = {
  readonly malloc: (bytes: number) => number;
  readonly pthread_create: (thread: number, attributes: number, routine: number, argument: number) => number;
};

/** Handed over by the script in the main thread, before the module is compiled. */
export type ScriptInside = {
  readonly FS: EmscriptenFileSystem;
  readonly NODEFS: FileSystemType;
  readonly runtimeKeepalivePush: () => void;
  readonly exports: () => WasmExports;
  readonly memory: () => SharedArrayBuffer;
};
