import type { EmscriptenFileSystem, FileNode, FileSystemType, NodeOperations, StreamOperations } from "./emscripten.ts";

const errnoReadOnly = 69; // EROFS in emscripten's numbering
const accessModeMask = 0o3;
const truncateFlag = 0o1000;

/**
 * A file system like `base` through which nothing can be changed: every operation that writes fails with EROFS.
 * Each node and each open file carries its own operations, so nodes are re-dressed where they come into being.
 */
export function readOnly(base: FileSystemType, FS: EmscriptenFileSystem): Pick<FileSystemType, "mount"> {
  const refuse = (): never => {
    throw new FS.ErrnoError(errnoReadOnly);
  };
  const streamOperations = readingStreams(base.stream_ops, refuse);
  const nodeOperations: NodeOperations = {
    getattr: base.node_ops.getattr,
    readdir: base.node_ops.readdir,
    readlink: base.node_ops.readlink,
    statfs: base.node_ops.statfs,
    lookup: (parent, name) => dress(base.node_ops.lookup(parent, name)),
    setattr: refuse,
    mknod: refuse,
    rename: refuse,
    unlink: refuse,
    rmdir: refuse,
    symlink: refuse,
  };
  const dress = (node: FileNode): FileNode =>
    Object.assign(node, { node_ops: nodeOperations, stream_ops: streamOperations });
  return { mount: (mount) => dress(base.mount(mount)) };
}

function readingStreams(base: StreamOperations, refuse: () => never): StreamOperations {
  return {
    ...base,
    setattr: refuse,
    write: refuse,
    msync: refuse,
    allocate: refuse,
    open: (stream) => {
      if ((stream.flags & accessModeMask) !== 0 || (stream.flags & truncateFlag) !== 0) refuse();
      base.open(stream);
    },
  };
}
