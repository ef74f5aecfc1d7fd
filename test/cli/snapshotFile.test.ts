import { expect, test } from "vitest";
import { readSnapshot } from "../../cli/commands/evolve/snapshotFile.ts";
import { parseGoal } from "../../core/lean/goal.ts";
import { HistoryRanking } from "../../core/ranking/historyRanking.ts";
import { withHash } from "../../store/ranking/snapshotHash.ts";
import { temporaryFolder } from "./runColloquy.ts";

test("a snapshot is read back if it is what its hash says, and refused otherwise", async () => {
  using folder = temporaryFolder();
  const ranking = new HistoryRanking();
  const goal = parseGoal("n : Nat\n⊢ n + 0 = n");
  ranking.learn({ goal, declaration: "zero", outcomes: [{ tactic: "simp", kind: "accepted" }] });
  const trainedOn = { from: "A.lean", to: "B.lean", decisions: 1 };
  const snapshot = withHash({ schemaVersion: 1, trainedOn, heldOutMrr: null, content: ranking.content });
  const text = JSON.stringify(snapshot);
  expect(await readSnapshot(folder.write("good.json", text))).toEqual({ kind: "ok", value: snapshot });
  const changed = await readSnapshot(folder.write("changed.json", text.replace("simp", "grind")));
  expect(changed).toMatchObject({ kind: "error", problem: { message: expect.stringContaining("hash") } });
  const future = await readSnapshot(
    folder.write("future.json", text.replace('"schemaVersion":1', '"schemaVersion":2')),
  );
  expect(future.kind).toBe("error");
});
