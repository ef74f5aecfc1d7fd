import { checkerFacts, type Checkers, type PresentChecker } from "./checkers.ts";
import type { DoctorLine } from "./doctorLine.ts";

/** The checkers at hand, and what runs them. */
export function checkerLines({ present, exporter }: Checkers): readonly DoctorLine[] {
  if (present.length === 0)
    return [
      { status: "info", text: "no independent checker (leanchecker comes with Lean 4.28 and later, others with 4.35)" },
    ];
  return present.map((checker) => checkerLine(checker, exporter));
}

function checkerLine({ name, path }: PresentChecker, exporter: string | undefined): DoctorLine {
  const { reads, isThorough } = checkerFacts[name];
  const text = `independent check by ${name} at ${path}`;
  if (reads !== "module" && exporter === undefined) {
    const next = "have lean4export of the same Lean on the PATH, or a Lean of 4.35 or later";
    return { status: "warn", text: `${text} is not possible: nothing here writes what it reads`, next };
  }
  return { status: "ok", text: isThorough ? `${text} (verify --paranoid)` : text };
}
