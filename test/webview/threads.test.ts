import { expect, test } from "vitest";
import type { UtteranceView } from "../../core/protocol/viewState.ts";
import { ancestorsOf, turnRows } from "../../webview/threads.ts";
import { utteranceView } from "./utteranceView.ts";

/** Each turn by its id and the one that it refers to: "a", "b of a". */
function conversation(...turns: readonly string[]): readonly UtteranceView[] {
  return turns.map((turn) => {
    const [id = "", target] = turn.split(" of ");
    return utteranceView({ id, types: [{ type: "proposal", typeSource: "action", target: target ?? null }] });
  });
}

function drawn(turns: readonly UtteranceView[], ...folded: readonly string[]): readonly string[] {
  return turnRows(turns, new Set(folded)).map(
    ({ utterance, number, depth, replies }) => `${" ".repeat(depth)}${number} ${utterance.id} ${replies}`,
  );
}

test("a turn hangs below the one that it speaks of, branches stay in their order", () => {
  const turns = conversation("a", "b", "c of a", "d of c", "e of b");
  expect(drawn(turns)).toEqual(["1 a 2", " 3 c 1", "  4 d 0", "2 b 1", " 5 e 0"]);
});

test("what is folded away is counted and not drawn", () => {
  const turns = conversation("a", "b", "c of a", "d of c", "e of b");
  expect(drawn(turns, "a")).toEqual(["1 a 2", "2 b 1", " 5 e 0"]);
  expect(drawn(turns, "c")).toEqual(["1 a 2", " 3 c 1", "2 b 1", " 5 e 0"]);
});

test("a target that is not there, or that comes later, opens a branch; none is lost in a circle", () => {
  expect(drawn(conversation("a of b", "b of a", "c of z"))).toEqual(["1 a 1", " 2 b 0", "3 c 0"]);
});

test("the turns above one are those to unfold", () => {
  expect(ancestorsOf(conversation("a", "b of a", "c of b", "d"), "c")).toEqual(["b", "a"]);
});
