import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseCandidate } from "../../../core/lean/syntaxGate.ts";
import { codeTokens, tokenize } from "../../../core/lean/tokens.ts";

/** COLLOQUY_FUZZ=20000 for a long run. */
const numRuns = Number(process.env["COLLOQUY_FUZZ"] ?? 1500);
const timeout = 5000 + numRuns;
const options = { allowNativeDecide: false };

const honest = [
  "simp",
  "exact h",
  "rfl",
  "intro x",
  "(assumption)",
  "· omega",
  "cases h with\n| inl a => exact a\n| inr b => exact b",
  "rw [← h]",
  "⟨a, b⟩",
];
const hostile = [
  "run_tac",
  "sorry",
  "by_elab",
  "#eval 1",
  "axiom a : p",
  "set_option maxHeartbeats 0 in",
  "native_decide",
  "exact?",
  "end",
  "include_str",
];
const noise = [
  "\n",
  "  ",
  ";",
  " <;> ",
  "-- c\n",
  "/- x -/",
  "/-",
  "-/",
  '"',
  '\\"',
  "'",
  "'a'",
  "«",
  "»",
  "(",
  ")",
  "{",
  "}",
  "s!",
  'r#"',
  '"#',
  "`",
  "``x",
  "\t",
  "\r\n",
  "😀",
  "\u200b",
  "\0",
  "\ud800",
  "0x",
  "1.",
  ".",
];

const pieces = fc
  .array(fc.constantFrom(...honest, ...hostile, ...noise), { maxLength: 14 })
  .map((parts) => parts.join(""));
const mutated = fc
  .tuple(fc.constantFrom(...honest, ...hostile), fc.nat(), fc.constantFrom(...noise))
  .map(([text, at, extra]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + extra + text.slice(place);
  });
const candidates = fc.oneof(pieces, mutated, fc.string({ unit: "binary", maxLength: 60 }));

test("every text gets an answer, and one that passes stays inside the brackets it is put in", { timeout }, () => {
  fc.assert(
    fc.property(candidates, (text) => {
      const refusal = refuseCandidate(text, options);
      if (refusal) {
        expect(refusal.what).not.toBe("");
        expect(refusal.offset).toBeLessThanOrEqual(text.length);
        return;
      }
      const wrapped = `(\n${text}\n)`;
      const { tokens, problems } = tokenize(wrapped);
      expect(problems).toEqual([]);
      expect(tokens.at(-1)).toMatchObject({ text: ")", end: wrapped.length });
      let depth = 0;
      for (const token of codeTokens(wrapped).slice(0, -1)) {
        if (token.text === "(") depth += 1;
        if (token.text === ")") depth -= 1;
        expect(depth).toBeGreaterThan(0);
      }
    }),
    { numRuns },
  );
});

test("comments and white space between tokens do not change the answer", { timeout }, () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...honest, ...hostile), { minLength: 1, maxLength: 6 }), (parts) => {
      const plain = refuseCandidate(parts.join("\n"), options) === undefined;
      const commented = refuseCandidate(parts.join(" /- sorry -/\n-- run_tac\n"), options) === undefined;
      expect(commented).toBe(plain);
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  );
});

test("a hostile piece among honest ones is always refused", { timeout }, () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...honest)),
      fc.constantFrom(...hostile),
      fc.array(fc.constantFrom(...honest)),
      (before, piece, after) => {
        expect(refuseCandidate([...before, piece, ...after].join("\n"), options)).toBeDefined();
      },
    ),
    { numRuns: Math.ceil(numRuns / 3) },
  );
});
