const gigabyte = 1024 ** 3;

/**
 * How many lanes a computer has room for: one for the gate and one for candidates if it can be. A worker of the embedded
 * Lean takes about 1 GB; native ones with Mathlib take more.
 */
export function defaultLanes(freeBytes: number): number {
  return freeBytes > 5 * gigabyte ? 2 : 1;
}
