import { isVerified } from "../../../../core/lean/verdict.ts";
import type { BatchTask, BatchTruth } from "./batchTruth.ts";
import { batchTruths } from "./batchTruth.ts";
import { grouped } from "./campaignTexts.ts";
import type { GateWord } from "./gateWords.ts";

/**
 * - `falseSuccess`: verified, but batch Lean complains. `falseRefusal`: refused, but batch Lean does not complain.
 * - `skipped`: without effect, or refused by its words before Lean saw it. `unknown`: the gate has no answer.
 * - `undecided`: a `sorry` in the declaration's own text hides the gate's complaint from batch Lean's messages.
 */
export type ComparisonKind = "agreement" | "falseSuccess" | "falseRefusal" | "undecided" | "skipped" | "unknown";

export interface Comparison {
  readonly word: GateWord;
  readonly kind: ComparisonKind;
  /** Batch Lean's answer, or the reason that the gate has none. */
  readonly because: string;
}

/** Compares each verdict with batch Lean's answer about the text with the insertion. */
export async function compare(task: BatchTask, words: readonly GateWord[]): Promise<readonly Comparison[]> {
  const settled = words.flatMap((word) => withoutBatch(word) ?? []);
  const asked = words.filter((word) => !withoutBatch(word));
  const verified = await compareInRounds(
    task,
    asked.filter(({ verdict }) => isVerified(verdict)),
  );
  const refused = await compareInRounds(
    task,
    asked.filter(({ verdict }) => !isVerified(verdict)),
  );
  return [...settled, ...verified, ...refused];
}

function withoutBatch(word: GateWord): Comparison | undefined {
  const { kind, level, reason = "" } = word.verdict;
  if (kind === "timeout" || kind === "unknown") return { word, kind: "unknown", because: reason };
  const isSkipped = kind === "noProgress" || (kind === "refused" && level === "none");
  return isSkipped ? { word, kind: "skipped", because: reason } : undefined;
}

/**
 * One insertion in each declaration at a time; a disagreement counts only if it is confirmed for the insertion alone.
 */
async function compareInRounds(task: BatchTask, words: readonly GateWord[]): Promise<readonly Comparison[]> {
  const queues = grouped(words, ({ place }) => place.command.start).map(([, group]) => group);
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  const compared: Comparison[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const together = queues.flatMap((queue) => queue[round] ?? []);
    const { truths, elsewhere } = await batchTruths(task, together);
    const isQuiet = elsewhere.length === 0 || together.every(({ verdict }) => !isVerified(verdict));
    for (const [at, word] of together.entries()) {
      const truth = truths[at];
      const first = truth && isQuiet ? judge(word, truth) : undefined;
      const isClear = first?.kind === "agreement" || first?.kind === "undecided";
      compared.push(isClear ? first : await compareAlone(task, word));
    }
  }
  return compared;
}

async function compareAlone(task: BatchTask, word: GateWord): Promise<Comparison> {
  const { truths, elsewhere } = await batchTruths(task, [word]);
  const [truth] = truths;
  if (!truth) throw new Error("no word of batch Lean");
  return judge(word, { ...truth, errors: [...truth.errors, ...elsewhere] });
}

/** Compares a verdict with batch Lean's answer about the insertion. */
export function judge(word: GateWord, { errors, hidesSorry, writesSorry, axioms = [] }: BatchTruth): Comparison {
  const complaint = errors[0] ?? (hidesSorry ? "declaration uses `sorry`" : undefined);
  if (isVerified(word.verdict)) {
    const axiom = axioms.find((name) => name === "sorryAx" || name.startsWith("trap_"));
    const wrong = complaint ?? (axiom === undefined ? undefined : `rests on ${axiom}`);
    return { word, kind: wrong === undefined ? "agreement" : "falseSuccess", because: wrong ?? "" };
  }
  if (complaint !== undefined) return { word, kind: "agreement", because: complaint };
  return { word, kind: writesSorry ? "undecided" : "falseRefusal", because: word.verdict.reason ?? "" };
}
