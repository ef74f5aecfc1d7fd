import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { isUntrusted } from "../../core/lean/trustedAxioms.ts";
import { refuseCandidate } from "../../core/lean/syntaxGate.ts";
import { applyEdits } from "../../core/lean/textIndex.ts";
import { isSorryWarning, readAxiomReport, saysUnsolvedGoals } from "../../core/lean/leanMessages.ts";
import { timeSignal } from "../../lean-bridge/session/timeSignal.ts";
import type { ReplayAnswer, ReplayDocument, ReplayEngine, ReplayStep } from "./replayEngine.ts";
import { unanswered } from "./replayEngine.ts";

/** The part that is read of a Kimina Lean Server's answer to `POST /api/check`. */
const CheckedSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      id: z.string(),
      error: z.string().nullish(),
      response: z
        .union([
          z.looseObject({ message: z.string() }),
          z.looseObject({
            messages: z.array(z.looseObject({ severity: z.string(), data: z.string() })).nullish(),
            sorries: z.array(z.unknown()).nullish(),
          }),
        ])
        .nullish(),
    }),
  ),
});

export interface KiminaOptions {
  /** Of the server, without `/api/check`. */
  readonly url: string;
  readonly key: string | undefined;
  readonly timeoutMs: number;
  readonly parallel: number;
  readonly allowNativeDecide: boolean;
  /** The wait before asking a busy server again; doubled each time. */
  readonly firstPauseMs?: number;
}

/** The result of one snippet. */
type Checked =
  | { readonly kind: "checked"; readonly errors: readonly string[]; readonly sorries: number; readonly axioms: string }
  | { readonly kind: "unknown"; readonly reason: string };

const snippetsAtOnce = 8;
const attempts = 6;

/**
 * A Kimina Lean Server, for many machines. It knows no gate: a step counts as yes if its exact text adds no error and no
 * `sorry` to the document, and axioms that must not be trusted are looked for in lines of our own. That is V1, whatever
 * level the step had at first. The documents go to the server that was named; nothing else does.
 */
export class KiminaEngine implements ReplayEngine {
  readonly level = "V1";
  readonly #options: KiminaOptions;

  constructor(options: KiminaOptions) {
    this.#options = options;
  }

  get name(): string {
    return `Kimina Lean Server at ${this.#options.url}`;
  }

  get parallel(): number {
    return this.#options.parallel;
  }

  async replay(
    { text }: ReplayDocument,
    steps: readonly ReplayStep[],
    signal: AbortSignal,
  ): Promise<readonly ReplayAnswer[]> {
    const [before = noResult] = await this.#check([text], signal);
    if (before.kind === "unknown") return unanswered(steps, before.reason);
    const answers: ReplayAnswer[] = [];
    for (let at = 0; at < steps.length; at += snippetsAtOnce)
      answers.push(...(await this.#replaySome({ text, before }, steps.slice(at, at + snippetsAtOnce), signal)));
    return answers;
  }

  async #replaySome(
    { text, before }: { readonly text: string; readonly before: Checked & { readonly kind: "checked" } },
    steps: readonly ReplayStep[],
    signal: AbortSignal,
  ): Promise<readonly ReplayAnswer[]> {
    // Lean text runs while it is elaborated, so it passes the same gate before it leaves for another machine.
    const refusals = steps.map(({ tactic }) => refuseCandidate(tactic, this.#options));
    const runnable = steps.filter(({ edit }, at) => edit !== null && !refusals[at]);
    const checked = await this.#check(
      runnable.map((step) => snippetOf(text, step)),
      signal,
    );
    return steps.map((step, at): ReplayAnswer => {
      if (refusals[at]) return { kind: "answered", answer: "no", verdict: "refused" };
      if (!step.edit) return { kind: "unknown", reason: "the edit that was checked was not kept" };
      const after = checked[runnable.indexOf(step)] ?? noResult;
      return after.kind === "unknown" ? after : judged(step, before, after);
    });
  }

  async #check(codes: readonly string[], signal: AbortSignal): Promise<readonly Checked[]> {
    if (codes.length === 0) return [];
    let pauseMs = this.#options.firstPauseMs ?? 1_000;
    let reason = "";
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const asked = await this.#ask(codes, signal);
      if (asked.kind === "answered") return codes.map((_, at) => asked.results.get(String(at)) ?? noResult);
      reason = asked.reason;
      if (!asked.isBusy || attempt === attempts) break;
      await delay(pauseMs, undefined, { signal });
      pauseMs *= 2;
    }
    return codes.map(() => ({ kind: "unknown", reason }));
  }

  async #ask(
    codes: readonly string[],
    signal: AbortSignal,
  ): Promise<
    | { readonly kind: "answered"; readonly results: ReadonlyMap<string, Checked> }
    | { readonly kind: "failed"; readonly reason: string; readonly isBusy: boolean }
  > {
    const { url, key, timeoutMs } = this.#options;
    // The server holds its own limit for each snippet; beyond that it hangs.
    const limit = timeSignal(timeoutMs * codes.length + 5_000);
    try {
      const response = await fetch(`${url.replace(/\/+$/u, "")}/api/check`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({
          snippets: codes.map((code, at) => ({
            id: String(at),
            code,
          })),
          timeout: Math.ceil(timeoutMs / 1e3),
          reuse: true,
        }),
        signal: AbortSignal.any([signal, limit]),
      });
      // 429 says that no REPL is free.
      if (!response.ok)
        return { kind: "failed", reason: `the server answers ${response.status}`, isBusy: response.status === 429 };
      const parsed = CheckedSchema.safeParse(await response.json());
      if (!parsed.success) return { kind: "failed", reason: "the server's answer cannot be read", isBusy: false };
      return { kind: "answered", results: new Map(parsed.data.results.map((result) => [result.id, resultOf(result)])) };
    } catch (error) {
      signal.throwIfAborted();
      const detail = error instanceof Error ? error.message : String(error);
      return { kind: "failed", reason: limit.aborted ? "the server hangs" : `no answer (${detail})`, isBusy: false };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Every question has a connection of its own.
  }
}

const noResult: Checked = { kind: "unknown", reason: "the server left the snippet out" };

/** The document with the step in it, and lines that print the axioms of the step's declaration. */
function snippetOf(text: string, { edit, declaration }: ReplayStep): string {
  const edited = edit ? applyEdits(text, [edit]) : text;
  // A declaration without a name is called by its place; there is nothing to ask about.
  return /\s/u.test(declaration) ? edited : `${edited}\n#print axioms ${declaration}\n`;
}

function resultOf({ error, response }: z.infer<typeof CheckedSchema>["results"][number]): Checked {
  if (error) return { kind: "unknown", reason: error };
  const fault = z.looseObject({ message: z.string() }).safeParse(response);
  if (fault.success) return { kind: "unknown", reason: fault.data.message };
  const parts = response as { messages?: readonly { severity: string; data: string }[] | null } | null | undefined;
  if (!parts) return noResult;
  const messages = parts.messages ?? [];
  return {
    kind: "checked",
    errors: messages.filter(({ severity }) => severity === "error").map(({ data }) => data),
    sorries: messages.filter(({ data }) => isSorryWarning(data)).length,
    axioms: messages.map(({ data }) => readAxiomReport(data)?.list ?? "").find((list) => list !== "") ?? "",
  };
}

function judged(
  { recorded }: ReplayStep,
  before: Checked & { readonly kind: "checked" },
  after: Checked & { readonly kind: "checked" },
): ReplayAnswer {
  const known = [...before.errors];
  const fresh = after.errors.filter((error) => {
    const at = known.indexOf(error);
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
  // A step that left goals was put in as it is, so Lean complains about them, and about the report on a broken proof.
  const isExpected = (error: string): boolean => recorded.kind === "progress" && saysUnsolvedGoals(error);
  const hasFailed = fresh.some((error) => !isExpected(error)) || after.sorries > before.sorries;
  const listed = after.axioms === "" ? [] : after.axioms.split(/,\s*/u);
  // At V3 another hole of the declaration may be open still, and shows among its axioms.
  const isOpenHole = (axiom: string): boolean => axiom === "sorryAx" && recorded.level === "V3";
  const isTrusted = recorded.kind === "progress" || listed.every((name) => isOpenHole(name) || !isUntrusted(name));
  const isYes = !hasFailed && isTrusted;
  return { kind: "answered", answer: isYes ? "yes" : "no", verdict: isYes ? "ran" : "failed" };
}
