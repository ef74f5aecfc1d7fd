import { describe, expect, test } from "vitest";
import { noTactics } from "../../fakes/noTactics.ts";
import { parseGoal } from "../../../core/lean/goal.ts";
import type { HoleChecker } from "../../../core/lean/ports.ts";
import type { Verdict, VerdictKind, VerificationLevel } from "../../../core/lean/verdict.ts";
import { isSuccess } from "../../../core/lean/verdict.ts";
import { suggest } from "../../../core/search/suggest.ts";
import { checkerManners } from "../../contract/checkerManners.ts";
import { verdict } from "../../fakes/verdict.ts";

/**
 * Lean's answers: `screen` by candidate (`failed` for the others), and the levels to which the axioms raise a proof.
 */
interface Script {
  readonly goal: string;
  readonly screen: readonly (readonly [candidate: string, kind: VerdictKind])[];
  readonly gateRefuses?: readonly string[];
  /** What Lean offers in the file. */
  readonly offered?: readonly string[];
  readonly axioms?: VerdictKind;
}

function scriptedChecker(script: Script): HoleChecker {
  const goal = parseGoal(script.goal);
  const screens = new Map(script.screen);
  const answer = (kind: VerdictKind, level: VerificationLevel, left = ""): Verdict => {
    const goalsAfter = kind === "progress" ? [parseGoal(`⊢ ${left}`)] : [];
    return verdict(kind, level, { goalsBefore: [goal], effect: "main", goalsAfter });
  };
  const screen = (candidate: string, { aborted }: AbortSignal): Verdict => {
    if (aborted) return answer("unknown", "none");
    if (candidate === "sorry") return answer("refused", "none");
    return answer(screens.get(candidate) ?? "failed", "V2", candidate);
  };
  const gate = (candidate: string, screened: Verdict): Verdict => {
    if (!isSuccess(screened)) return screened;
    return script.gateRefuses?.includes(candidate) ? answer("failed", "V2") : { ...screened, level: "V3" };
  };
  return {
    parallel: 1,
    goalsBefore: [goal],
    documentBefore: "",
    declaration: "",
    tactics: noTactics,
    offered: script.offered ?? [],
    screen: (candidates, _, signal) => Promise.resolve(candidates.map((candidate) => screen(candidate, signal))),
    async *gate(candidate, screened) {
      const gated = await Promise.resolve(gate(candidate, screened));
      yield gated;
      if (gated.kind === "proved" && gated.level === "V3")
        yield script.axioms === undefined ? { ...gated, level: "V4" } : answer(script.axioms, "V1");
    },
    harvest: () => Promise.resolve([]),
    insertion: (newText) => ({ start: 0, end: 0, newText }),
  };
}

/** A gate that gives no answer until it is cancelled. */
async function* silentGate(signal: AbortSignal): AsyncGenerator<Verdict, void> {
  yield await new Promise<Verdict>((resolve) =>
    signal.addEventListener("abort", () => resolve(verdict("unknown", "V2"))),
  );
}

/** The suggestions in order, each with the number of candidates screened before it. */
async function shown(script: Script, proofsWanted = 1, stepsWanted = 2): Promise<readonly string[]> {
  const signal = new AbortController().signal;
  const options = { candidateTimeoutMs: 1, harvestTimeoutMs: 1, proofsWanted, stepsWanted, deadline: signal };
  const events: string[] = [];
  for await (const event of suggest(scriptedChecker(script), options, signal)) {
    if (event.kind === "disagreement") events.push(`disagreement ${event.candidate.text}`);
    else if (event.kind !== "screened")
      events.push(`${event.kind} ${event.suggestion.candidate.text} ${event.suggestion.verdict.level}`);
  }
  return events;
}

const conjunction = "p q : Prop\nh : p ∧ q\n⊢ q ∧ p";

describe("the scripted checker keeps what holds of every checker", () => {
  const screen = [
    ["simp_all", "proved"],
    ["constructor", "progress"],
  ] as const;
  checkerManners(() => scriptedChecker({ goal: conjunction, screen }), ["simp_all", "constructor", "omega"]);
});

test("what is verified when the time is over stays, and nothing is waited for behind the end", async () => {
  const end = new AbortController();
  const checker = scriptedChecker({
    goal: conjunction,
    screen: [
      ["simp_all", "proved"],
      ["assumption", "proved"],
    ],
  });
  let atGate = 0;
  // The gate never answers for the second proof.
  const slowGate: HoleChecker["gate"] = (text, screened, signal) => {
    atGate += 1;
    if (atGate === 1) return checker.gate(text, screened, signal);
    setTimeout(() => end.abort(), 1);
    return silentGate(signal);
  };
  const never = new AbortController().signal;
  const options = {
    candidateTimeoutMs: 1,
    harvestTimeoutMs: 1,
    proofsWanted: 2,
    stepsWanted: 0,
    deadline: never,
    end: end.signal,
  };
  const suggested: string[] = [];
  for await (const event of suggest({ ...checker, gate: slowGate }, options, never))
    if (event.kind === "suggested") suggested.push(event.suggestion.candidate.text);
  expect([suggested.length, atGate]).toEqual([1, 2]);
});

test("a proof is shown when the gate has passed it, and raised when its axioms are known", async () => {
  expect(await shown({ goal: conjunction, screen: [["simp_all", "proved"]] })).toEqual([
    "suggested simp_all V3",
    "raised simp_all V4",
  ]);
});

test("a step is shown while the search for a proof goes on", async () => {
  expect(
    await shown({
      goal: conjunction,
      screen: [
        ["constructor", "progress"],
        ["grind", "proved"],
      ],
    }),
  ).toEqual(["suggested constructor V3", "suggested grind V3", "raised grind V4"]);
});

test("who wants no steps gets none", async () => {
  expect(await shown({ goal: conjunction, screen: [["constructor", "progress"]] }, 1, 0)).toEqual([]);
});

test("a step that the gate turns down makes room for the next one", async () => {
  const screen = [
    ["constructor", "progress"],
    ["obtain ⟨h1, h2⟩ := h", "progress"],
  ] as const;
  expect(await shown({ goal: conjunction, screen, gateRefuses: ["constructor"] })).toEqual([
    "disagreement constructor",
    "suggested obtain ⟨h1, h2⟩ := h V3",
  ]);
});

test("what is taken back ends, also while the gate has no answer", async () => {
  const stop = new AbortController();
  const checker = scriptedChecker({ goal: conjunction, screen: [["simp_all", "proved"]] });
  const options = {
    candidateTimeoutMs: 1,
    harvestTimeoutMs: 1,
    proofsWanted: 1,
    stepsWanted: 1,
    deadline: stop.signal,
  };
  const kinds: string[] = [];
  for await (const event of suggest(
    { ...checker, gate: (_text, _screened, signal) => silentGate(signal) },
    options,
    stop.signal,
  )) {
    kinds.push(event.kind);
    if (kinds.length === 3) stop.abort();
  }
  expect(new Set(kinds)).toEqual(new Set(["screened"]));
});

test("a proof whose axioms are not allowed is withdrawn, and the search goes on", async () => {
  const script = { goal: conjunction, screen: [["simp_all", "proved"]], axioms: "refused" } as const;
  expect(await shown(script)).toEqual(["suggested simp_all V3", "withdrawn simp_all V1"]);
});

test("what Lean offers in the file is tried before anything else", async () => {
  const screen = [
    ["exact h.symm", "proved"],
    ["simp_all", "proved"],
  ] as const;
  expect(await shown({ goal: conjunction, screen, offered: ["exact h.symm"] })).toEqual([
    "suggested exact h.symm V3",
    "raised exact h.symm V4",
  ]);
});
