import type { Judgement } from "./judge.ts";

export interface JudgedCase {
  readonly subject: string;
  readonly name: string;
  readonly judgement: Judgement;
}

const columns = ["accepted honest", "refused honest", "accepted attack", "refused attack", "wrong kind"] as const;

/**
 * One line per subject and one for all, with the number of cases in each column. `wrong kind` is counted in addition.
 */
export function suiteTable(judged: readonly JudgedCase[]): string {
  const subjects = [...new Set(judged.map(({ subject }) => subject))];
  const width = Math.max(7, ...subjects.map((subject) => subject.length));
  const line = (name: string, cases: readonly JudgedCase[]): string =>
    [name.padEnd(width), ...counts(cases).map((count, at) => `${count}`.padStart(columns[at]?.length ?? 0))].join("  ");
  return [
    [" ".repeat(width), ...columns].join("  "),
    ...subjects.map((subject) =>
      line(
        subject,
        judged.filter((one) => one.subject === subject),
      ),
    ),
    line("all", judged),
  ].join("\n");
}

function counts(judged: readonly JudgedCase[]): readonly number[] {
  const count = (holds: (judgement: Judgement) => boolean): number =>
    judged.filter(({ judgement }) => holds(judgement)).length;
  return [
    count(({ honest, accepted }) => honest && accepted),
    count(({ honest, accepted }) => honest && !accepted),
    count(({ honest, accepted }) => !honest && accepted),
    count(({ honest, accepted }) => !honest && !accepted),
    count(({ wrongKind }) => wrongKind),
  ];
}

/** A checker passes if it accepted no attack and rejected nothing honest. */
export function suitePasses(judged: readonly JudgedCase[]): boolean {
  return judged.length > 0 && judged.every(({ judgement }) => judgement.honest === judgement.accepted);
}
