import { InvalidArgumentError } from "commander";

/** The range of a number on the command line. */
interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

/** Long enough for anything that a person waits for, and within what a timer can hold. */
const mostSeconds = 1_000_000;
const mostCount = 1_000_000_000;

const numberRanges = {
  /** Of things of which there must be one. */
  count: { least: 1, most: mostCount, isWhole: true },
  /** Also none. */
  number: { least: 0, most: mostCount, isWhole: true },
  lanes: { least: 1, most: 64, isWhole: true },
  share: { least: 0, most: 1, isWhole: false },
} as const satisfies Readonly<Record<string, NumberRange>>;

export type NumberKind = keyof typeof numberRanges;

/** Reads a number of a kind. Commander puts the option and the value before the message of what this throws. */
export function readNumber(kind: NumberKind): (text: string) => number {
  const range: NumberRange = numberRanges[kind];
  return (text) => {
    const number = numberIn(text, range);
    if (number === undefined) throw new InvalidArgumentError(`It must be ${rangeText(range)}.`);
    return number;
  };
}

const secondsIn = { seconds: 1, minutes: 60 } as const;

/** The unit of a duration that is written as a bare number. */
export type DurationUnit = keyof typeof secondsIn;

const durationForm = /^(?<amount>.*?)(?<unit>[sm]?)$/su;

/** Reads `30`, `30s` or `2m` as milliseconds, of which there are no fractions. */
export function readDuration(bareUnit: DurationUnit): (text: string) => number {
  const range = { least: 0.001, most: Math.floor(mostSeconds / secondsIn[bareUnit]), isWhole: false };
  return (text) => {
    const { amount = "", unit = "" } = durationForm.exec(text)?.groups ?? {};
    const inUnit = unit === "" ? 1 : secondsIn[unit === "s" ? "seconds" : "minutes"] / secondsIn[bareUnit];
    const number = numberIn(amount, { ...range, least: range.least / inUnit, most: range.most / inUnit });
    if (number === undefined)
      throw new InvalidArgumentError(`It must be ${rangeText(range)} ${bareUnit}, or a time such as 30s or 2m.`);
    return Math.max(1, Math.round(number * inUnit * secondsIn[bareUnit] * 1000));
  };
}

/** Plain decimal notation only: no `0x10`, no `1e3`, no `Infinity`, no blanks. */
function numberIn(text: string, { least, most, isWhole }: NumberRange): number | undefined {
  if (!(isWhole ? /^\d+$/u : /^(?:\d+(?:\.\d*)?|\.\d+)$/u).test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

function rangeText({ least, most, isWhole }: NumberRange): string {
  return `a ${isWhole ? "whole " : ""}number from ${least} to ${most}`;
}
