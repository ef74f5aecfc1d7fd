import fc from "fast-check";
import { expect, test } from "vitest";
import { PanelMessageSchema } from "../../../core/protocol/panelMessage.ts";
import type { HostMessage, VerdictView } from "../../../core/protocol/viewState.ts";
import { HostMessageSchema } from "../../../core/protocol/viewState.ts";

const runs = { numRuns: 1000 };

const validPanelMessages: readonly object[] = [
  { kind: "ready" },
  { kind: "propose", tactic: "simp", target: "a" },
  { kind: "insert", suggestion: "a", andContinue: false },
  { kind: "reject", suggestion: "a", reason: "" },
  { kind: "draft", text: "" },
  { kind: "askModel", role: "tutor", hint: "nudge", words: "why?" },
];

const verdict: VerdictView = {
  kind: "proved",
  level: "V4",
  isVerified: true,
  reason: null,
  goalsAfter: [],
  axioms: [],
  messages: [],
  elapsedMs: 1,
  engine: "Lean",
};
const validHostMessage: HostMessage = {
  kind: "view",
  view: {
    revision: 1,
    engine: null,
    notice: null,
    document: {
      name: "A.lean",
      line: 1,
    },
    recording: "on",
    goals: [],
    draft: "",
    suggestions: [
      {
        id: "a",
        tactic: "simp",
        source: "portfolio",
        rank: "closes the goal",
        verdict,
        isStale: false,
      },
    ],
    search: {
      isRunning: true,
      line: 1,
      leanCalls: 3,
      goals: 2,
      open: 1,
      elapsedSeconds: 1,
      budgetSeconds: 60,
      end: null,
      tried: {
        target: "p",
        state: "open",
        tried: 3,
        omitted: 0,
        steps: [
          {
            text: "simp",
            source: "closing",
            cost: 0.3,
            state: "dead",
            goals: [],
          },
        ],
      },
    },
    learned: {
      isOn: true,
      steps: 1,
      preferences: 2,
    },
    asking: null,
    checking: null,
    conversation: [],
    ledger: [],
    model: {
      name: "m",
      speaking: {
        role: "critic",
        text: "{",
      },
      tokens: 3,
      cost: 0.5,
    },
  },
};

/** Paths to every value inside a message, so that each can be broken. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function broken(message: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return put;
  const inner = (message as Record<string, unknown>)[key];
  const copy = Array.isArray(message) ? [...(message as unknown[])] : { ...(message as object) };
  return Object.assign(copy, { [key]: broken(inner, rest, put) });
}

/** Values of the wrong type for every place of a message. */
const wrong = fc.oneof(
  fc.constant(Number.NaN),
  fc.constant(() => "called"),
  fc.constant(Symbol("no")),
  fc.bigInt(),
  fc.record({ toString: fc.constant("text"), ["__proto__"]: fc.constant({ kind: "insert" }) }),
);

test("the valid ones pass, or this test could not fail", () => {
  for (const message of validPanelMessages) expect(PanelMessageSchema.safeParse(message).success).toBe(true);
  expect(HostMessageSchema.safeParse(validHostMessage).success).toBe(true);
});

test("1,000 arbitrary messages to the extension: none is taken", () => {
  const arbitrary = fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true });
  fc.assert(
    fc.property(arbitrary, (message) => {
      expect(PanelMessageSchema.safeParse(message).success).toBe(false);
      expect(HostMessageSchema.safeParse(message).success).toBe(false);
    }),
    runs,
  );
});

test("1,000 messages to the extension with one wrong value or one key too many: none is taken", () => {
  fc.assert(
    fc.property(fc.constantFrom(...validPanelMessages), fc.nat(), wrong, (message, at, put) => {
      const paths = pathsOf(message);
      expect(PanelMessageSchema.safeParse(broken(message, paths[at % paths.length] ?? [], put)).success).toBe(false);
      expect(PanelMessageSchema.safeParse({ ...message, extra: put }).success).toBe(false);
    }),
    runs,
  );
});

test("1,000 messages to the panel with one wrong value: none is taken", () => {
  const paths = pathsOf(validHostMessage);
  fc.assert(
    fc.property(fc.nat(), wrong, (at, put) => {
      expect(HostMessageSchema.safeParse(broken(validHostMessage, paths[at % paths.length] ?? [], put)).success).toBe(
        false,
      );
    }),
    runs,
  );
});

test("a text of a megabyte is no tactic", () => {
  expect(PanelMessageSchema.safeParse({ kind: "propose", tactic: "x".repeat(1_000_000) }).success).toBe(false);
});
