import { InvalidArgumentError } from "commander";

/** What a number on the command line may be. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** Behind the number, in messages: " seconds". */
  readonly unit?: string;
}

/** Long enough for anything that a person waits for, and within what a timer can hold. */
const mostSeconds = 1_000_000;
const mostCount = 1_000_000_000;

export const numberRanges = {
  seconds: { least: 0.001, most: mostSeconds, isWhole: false, unit: " seconds" },
  minutes: { least: 0.001, most: Math.floor(mostSeconds / 60), isWhole: false, unit: " minutes" },
  /** Of things of which there must be one. */
  count: { least: 1, most: mostCount, isWhole: true },
  /** Also none. */
  number: { least: 0, most: mostCount, isWhole: true },
  lanes: { least: 1, most: 64, isWhole: true },
  share: { least: 0, most: 1, isWhole: false },
} as const satisfies Readonly<Record<string, NumberRange>>;

/** The only reader of numbers on the command line; commander puts option and value before the message. */
export function numeric(kind: keyof typeof numberRanges): (text: string) => number {
  const range: NumberRange = numberRanges[kind];
  return (text) => {
    const number = numberIn(text, range);
    if (number === undefined) throw new InvalidArgumentError(rangeText(range));
    return number;
  };
}

/** Plain decimal notation only: no `0x10`, no `1e3`, no `Infinity`, no blanks. */
function numberIn(text: string, { least, most, isWhole }: NumberRange): number | undefined {
  if (!(isWhole ? /^\d+$/u : /^(?:\d+(?:\.\d*)?|\.\d+)$/u).test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

function rangeText({ least, most, isWhole, unit = "" }: NumberRange): string {
  return `It must be a ${isWhole ? "whole " : ""}number from ${least} to ${most}${unit}.`;
}

/** As milliseconds, of which there are no fractions. */
export function inMs(seconds: number): number {
  return Math.max(1, Math.round(seconds * 1000));
}
