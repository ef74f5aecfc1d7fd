import { expect, test } from "vitest";
import { withErrorsDropped } from "../../../../lean-bridge/embedded/modules/droppedErrors.ts";

const guard = "#guard_msgs (drop error) in ";

test.each([
  ["a command of one line", "def a := 1\ndef b := 2\n", [1], `def a := 1\n${guard}def b := 2\n`],
  [
    "one with attributes and a comment of its own",
    "/-- About\na. -/\n@[simp]\ndef a := 1\n",
    [3],
    `${guard}/-- About\na. -/\n@[simp]\ndef a := 1\n`,
  ],
  [
    "two errors of one command",
    "structure S where\n  a : Nat\nderiving Repr\n",
    [2, 2],
    `${guard}structure S where\n  a : Nat\nderiving Repr\n`,
  ],
  [
    "an indented one in a namespace",
    "namespace N\n  def a := 1\n  private def b := 2\nend N\n",
    [2],
    `namespace N\n  def a := 1\n  ${guard}private def b := 2\nend N\n`,
  ],
  ["a mutual block", "mutual\ndef a := 1\ndef b := 2\nend\n", [2], `${guard}mutual\ndef a := 1\ndef b := 2\nend\n`],
  ["several", "def a := 1\ndef b := 2\n", [1, 0], `${guard}def a := 1\n${guard}def b := 2\n`],
] as const)("drops the errors of %s", (...[, source, lines, expected]) => {
  expect(withErrorsDropped(source, lines)).toBe(expected);
});
