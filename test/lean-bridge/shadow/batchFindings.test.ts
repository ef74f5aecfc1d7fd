import { expect, test } from "vitest";
import type { Finding } from "../../../core/lean/verdict.ts";
import type { AskBatch } from "../../../lean-bridge/shadow/batchFindings.ts";
import { batchFindings } from "../../../lean-bridge/shadow/batchFindings.ts";

const proved: Finding = { kind: "proved", level: "V2", goalsAfter: [], messages: [] };
const timeout: Finding = { kind: "timeout", level: "V0", reason: "no answer in 9 ms" };
const outOfHeartbeats: Finding = { ...timeout, messages: [] };
const lost: Finding = { kind: "unknown", level: "V1", reason: "no goals" };
const sorts: Finding = { kind: "failed", level: "V0", reason: "stuck at solving universe level constraints" };

type Script = (candidates: readonly string[], times: number, settlesSorts: boolean) => readonly Finding[];

/** The resulting kinds, and the questions asked for them. */
async function asked(
  candidates: readonly string[],
  script: Script,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly kinds: readonly string[]; readonly questions: readonly string[] }> {
  const questions: string[] = [];
  const ask: AskBatch = ({ candidates: texts, settlesSorts }) => {
    questions.push(texts.join(" ") + (settlesSorts ? " with sorts" : ""));
    const times = questions.filter((question) => question === questions.at(-1)).length;
    return Promise.resolve(script(texts, times, settlesSorts));
  };
  const found = await batchFindings(candidates, ask, signal);
  return { kinds: found.map(({ finding }) => finding.kind), questions };
}

test("one question for a batch in which every candidate has its answer", async () => {
  const all = await asked(["a", "b"], () => [proved, outOfHeartbeats]);
  expect(all).toEqual({ kinds: ["proved", "timeout"], questions: ["a b"] });
});

test("one that hangs does not decide about its neighbours: each is asked about by itself", async () => {
  const answers = (texts: readonly string[]): readonly Finding[] =>
    texts.map((text) => (texts.length > 1 || text === "hangs" ? timeout : proved));
  expect(await asked(["a", "hangs", "b"], answers)).toEqual({
    kinds: ["proved", "timeout", "proved"],
    questions: ["a hangs b", "a", "hangs", "b"],
  });
});

test("a lost answer about the goals is asked for once more, and not again", async () => {
  const once = await asked(["a"], (_, times) => [times === 1 ? lost : proved]);
  expect(once).toEqual({ kinds: ["proved"], questions: ["a", "a"] });
  expect(await asked(["a"], () => [lost])).toEqual({ kinds: ["unknown"], questions: ["a", "a"] });
});

test("open universe levels are settled for a candidate by itself", async () => {
  const answers: Script = (texts, _, settlesSorts) => texts.map(() => (settlesSorts ? proved : sorts));
  expect(await asked(["a", "b"], answers)).toEqual({
    kinds: ["proved", "proved"],
    questions: ["a b", "a", "b", "a with sorts", "b with sorts"],
  });
});

test("what is taken back is not asked for again, and a candidate without a finding is unknown", async () => {
  const taken = AbortSignal.abort();
  expect(await asked(["a", "b"], () => [lost, sorts], taken)).toEqual({
    kinds: ["unknown", "failed"],
    questions: ["a b"],
  });
  expect((await asked(["a", "b"], () => [proved])).kinds).toEqual(["proved", "unknown"]);
});
