/** `done` and `total` are bytes. */
export type PrepareProgress = {
  readonly step: "verify" | "transform" | "extract";
  readonly done: number;
  readonly total: number;
};

/** The questions that preparing asks of the disk, so that a test can let it be full. */
export type Disk = {
  readonly freeBytes: (folder: string) => Promise<number>;
  readonly write: (path: string, content: Uint8Array | string) => Promise<void>;
};
