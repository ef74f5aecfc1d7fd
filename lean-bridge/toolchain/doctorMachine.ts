import type { DoctorLine } from "./doctorLine.ts";

/** The machine as far as it matters to a Lean. */
export interface MachineFacts {
  /** As `process.version`, for example `v24.21.0`. */
  readonly nodeVersion: string;
  readonly totalMemoryBytes: number;
  /** What processes can still have, which on Linux is more than what is free. */
  readonly availableMemoryBytes: number;
  readonly cacheFolder: CacheFolder;
}

export interface CacheFolder {
  readonly path: string;
  readonly state: "writable" | "notWritable" | "missing";
  /** Undefined where nobody counted. */
  readonly sizeBytes: number | undefined;
}

const oldestNode = 20;
const gibibyte = 1024 ** 3;
/** One file open in the embedded Lean takes 0.9 to 1.0 GB; a second worker checks candidates. */
const comfortableBytes = 2 * gibibyte;

export function machineLines(machine: MachineFacts): readonly DoctorLine[] {
  return [nodeLine(machine.nodeVersion), memoryLine(machine), cacheLine(machine.cacheFolder)];
}

function nodeLine(version: string): DoctorLine {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
  return major >= oldestNode
    ? { status: "ok", text: `Node ${version}` }
    : { status: "bad", text: `Node ${version} is too old`, next: `install Node ${oldestNode} or later` };
}

function memoryLine(machine: MachineFacts): DoctorLine {
  const text = `memory: ${inGibibytes(machine.availableMemoryBytes)} of ${inGibibytes(machine.totalMemoryBytes)} available`;
  return machine.availableMemoryBytes >= comfortableBytes
    ? { status: "ok", text }
    : { status: "warn", text, next: "close other programs, or keep few Lean files open; each takes about 1 GB" };
}

function cacheLine(cache: CacheFolder): DoctorLine {
  const size = cache.sizeBytes === undefined ? "" : `, ${Math.round(cache.sizeBytes / 1024 ** 2)} MB`;
  switch (cache.state) {
    case "writable":
      return { status: "ok", text: `cache ${cache.path}${size}` };
    case "missing":
      return { status: "info", text: `cache ${cache.path} does not exist yet` };
    case "notWritable":
      return {
        status: "bad",
        text: `cache ${cache.path} cannot be written`,
        next: "make the folder yours",
      };
  }
}

function inGibibytes(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(1)} GB`;
}
