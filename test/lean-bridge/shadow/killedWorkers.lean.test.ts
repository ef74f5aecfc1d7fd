import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { quickEngine } from "../../fixtures/testEngine.ts";
import { leanProcesses } from "../../fixtures/leanProcesses.ts";
import { openFirstHole } from "./openedHole.ts";
import { screenStep } from "../../../core/lean/checkStep.ts";

/** `COLLOQUY_KILLS=100` for the long run. */
const kills = Number(process.env["COLLOQUY_KILLS"] ?? 4);
const seed = Number(process.env["COLLOQUY_SEED"] ?? 20261124);

const folder = mkdtempSync(join(tmpdir(), "colloquy-kills-"));
const session = quickEngine.session({ cwd: folder, reportDelayMs: 1 });
afterAll(async () => {
  await session[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const text = "theorem t (p q r : Prop) (hp : p) (hq : q) (f : p → r) : q ∧ p ∧ r := by\n  sorry\n";
const right = new Map([
  ["exact ⟨hq, hp, f hp⟩", "proved"],
  ["constructor", "progress"],
  ["simp_all", "proved"],
  ["exact hp", "failed"],
  ["refine ⟨hq, ?_⟩", "progress"],
  ["omega", "failed"],
  ["skip", "noProgress"],
  ["exact sorry", "refused"],
  // Long enough to be killed while running.
  ["have : ∀ n : Fin 60, n.val * n.val < 3600 := by decide\nexact ⟨hq, hp, f hp⟩", "proved"],
]);

function* randomNumbers(start: number): Generator<number, never> {
  for (let state = start; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state;
  }
}

test(
  `${kills} workers killed in the middle of checks: nothing is lost and no answer is wrong`,
  async () => {
    const signal = new AbortController().signal;
    const random = randomNumbers(seed);
    const uri = pathToFileURL(join(folder, "Kills.lean")).href;
    const checker = await openFirstHole({ session, uri, text, lanes: 3 }, signal);
    const answerMs: number[] = [];
    let killed = 0;
    let unknown = 0;
    for (let round = 0; killed < kills && round < 3 * kills; round += 1) {
      // Each round uses new texts, so that no earlier finding answers.
      const candidates = [...right.keys()].map((candidate) => `${candidate}\n-- ${round}`);
      const running = checker.screen(candidates, { timeoutMs: 60_000 }, signal);
      await new Promise((resolve) => setTimeout(resolve, random.next().value % 120));
      const victims = leanProcesses();
      const victim = victims[random.next().value % Math.max(1, victims.length)];
      if (victim !== undefined) process.kill(victim, "SIGKILL");
      if (victim !== undefined) killed += 1;
      const killedAt = performance.now();
      const verdicts = await running;
      expect(verdicts).toHaveLength(candidates.length);
      for (const [at, verdict] of verdicts.entries()) {
        if (verdict.kind === "unknown") unknown += 1;
        else expect([candidates[at], verdict.kind]).toEqual([candidates[at], [...right.values()][at]]);
      }
      const next = await screenStep(
        checker,
        { text: `exact ⟨hq, hp, f hp⟩ -- next ${round}`, limits: { timeoutMs: 60_000 } },
        signal,
      );
      expect(next.kind).toBe("proved");
      answerMs.push(performance.now() - killedAt);
    }
    expect(killed).toBe(kills);
    const slowest = Math.max(...answerMs) / 1000;
    console.log(
      `${killed} kills, ${unknown} of their answers unknown, slowest next answer ${slowest.toFixed(1)} s after the kill`,
    );
  },
  60_000 + kills * 20_000,
);
