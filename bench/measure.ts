import { cpus, totalmem } from "node:os";

/** Figures of repeated measurements of one thing, in the unit of its name. */
export interface Figures {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export function figures(values: readonly number[]): Figures {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), worst: sorted.at(-1) ?? Number.NaN };
}

/** Milliseconds that one call takes. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly ms: number; readonly value: Value }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

let missed = 0;

/** Prints one row with its goal; a missed goal makes the run fail. */
export function report(row: {
  readonly name: string;
  readonly text: string;
  readonly goal?: string;
  readonly met?: boolean;
}): void {
  const mark = row.goal === undefined ? "" : row.met ? `  (goal ${row.goal}: met)` : `  (goal ${row.goal}: MISSED)`;
  if (row.met === false) missed += 1;
  console.log(`${row.name.padEnd(52)} ${row.text}${mark}`);
  if (missed > 0) process.exitCode = 1;
}

export function milliseconds(value: Figures): string {
  const digits = value.median < 100 ? 1 : 0;
  return `median ${value.median.toFixed(digits)} ms, p95 ${value.p95.toFixed(digits)}, worst ${value.worst.toFixed(digits)} (n=${value.count})`;
}

export function nameMachine(): void {
  const { length } = cpus();
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`,
  );
}
