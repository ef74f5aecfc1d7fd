import type { Goal, Hypothesis } from "./goal.ts";
import { refuseCandidate } from "./syntaxGate.ts";

/**
 * Questions to Lean in the form of a step, so that they go the way of every candidate: through the syntax gate, in a
 * private document, with the kernel's word. Parts that come from a model or a person are judged one by one before they
 * are put together, so that none can close a bracket of ours and mean something else than it shows.
 */
export type Probe =
  | { readonly kind: "probe"; readonly step: string }
  | { readonly kind: "refused"; readonly why: string };

/** A name of ours that a probe introduces; what Lean shows for it is the answer. */
const probeName = "colloquy_probe";

/** Tries that decide small closed statements. */
const deciding = "first | decide | omega | simp | simp_all | grind";

/** True if a text is one term or block by itself: brackets closed, nothing that runs code. */
function refusedPart(parts: readonly string[]): string | undefined {
  for (const part of parts) {
    const refusal = refuseCandidate(part, { allowNativeDecide: false });
    if (refusal) return refusal.what;
  }
  return undefined;
}

function probe(step: string, parts: readonly string[]): Probe {
  const why = refusedPart(parts);
  return why === undefined ? { kind: "probe", step } : { kind: "refused", why };
}

/** Fails on purpose: Lean's complaint shows the type of the term, or that there is no such thing (`typeWhereFalseIsExpected`). */
export function typeProbe(term: string): Probe {
  return probe(`have ${probeName} : False := (${term}\n)`, [term]);
}

/** Asks whether a proposition or a truth value is true, or false, by computation on what is small. */
export function truthProbe(statement: string, value: boolean): Probe {
  const goal = value ? `(${statement}\n)` : `¬ (${statement}\n)`;
  return probe(`have ${probeName} : ${goal} := by ${deciding}`, [statement]);
}

/** A step behind which the goal shows `colloquy_probe : colloquy_value = NORMAL FORM` (see `readValue`). */
export function valueProbe(term: string): Probe {
  const obtained = `obtain ⟨colloquy_value, ${probeName}⟩ : ∃ v, v = (${term}\n) := ⟨_, rfl⟩`;
  return probe(`${obtained}\nsimp +ground at ${probeName}`, [term]);
}

export function readValue(goal: Goal | undefined): string | undefined {
  const type = goal?.hypotheses.find(({ names }) => names.includes(probeName))?.type;
  return type?.startsWith("colloquy_value = ") ? type.slice("colloquy_value = ".length) : undefined;
}

/** Asks whether `proof` proves `statement` for all `binders`. */
export function exampleProbe(example: {
  readonly binders: string;
  readonly statement: string;
  readonly proof: string;
}): Probe {
  const { binders, statement, proof } = example;
  const parts = binders === "" ? [statement, proof] : [binders, statement, proof];
  const type = binders === "" ? `(${statement}\n)` : `∀ ${binders}, (${statement}\n)`;
  const term = binders === "" ? `(${proof}\n)` : `fun ${binders} => (${proof}\n)`;
  return probe(`have ${probeName} : ${type} := ${term}`, parts);
}

/** Asks whether the goal holds without a hypothesis, by the step that proved it or left something of it. */
export function withoutHypothesisProbe(name: string, step: string): Probe {
  return probe(`clear ${name}\n${step}`, [name, step]);
}

/** Leaves exactly `statement` to show, if the step goes through once that is known. */
export function withHypothesisProbe(statement: string, step: string): Probe {
  const body = step
    .trim()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
  return probe(`refine (fun (${probeName} : (${statement}\n)) => by\n${body}\n) ?_`, [statement, step]);
}

export interface Instance {
  readonly name: string;
  readonly value: string;
}

/**
 * Asks whether a goal, closed over all that it depends on, is false for an instance. Hypotheses that are propositions are
 * shown by computation. `refused` where a variable has neither a value nor one that is easy to choose.
 */
export function refutationProbe(goal: Goal, instance: readonly Instance[]): Probe {
  const given = new Map(instance.map(({ name, value }) => [name, value]));
  const known = new Set(goal.hypotheses.flatMap(({ names }) => names));
  const stray = instance.find(({ name }) => !known.has(name));
  if (stray) return { kind: "refused", why: `the goal has no variable \`${stray.name}\`` };
  if (/✝/u.test(goal.text)) return { kind: "refused", why: "the goal has names that cannot be written" };
  const binders: string[] = [];
  const values: string[] = [];
  for (const hypothesis of goal.hypotheses) {
    if (hypothesis.value !== undefined) return { kind: "refused", why: "the goal has a local definition" };
    binders.push(`(${hypothesis.names.join(" ")} : ${hypothesis.type}\n)`);
    for (const name of hypothesis.names) values.push(argument(hypothesis, given.get(name)));
  }
  const closed = binders.length === 0 ? goal.target : `∀ ${binders.join(" ")}, ${goal.target}`;
  const applied = ["colloquy_claim", ...values].join(" ");
  const step = `have ${probeName} : ¬ (${closed}\n) := by\n  intro colloquy_claim\n  exact absurd (${applied}) (by ${deciding})`;
  return probe(step, [goal.target, ...instance.map(({ value }) => value)]);
}

function argument({ type }: Hypothesis, given: string | undefined): string {
  if (given !== undefined) return `(${given}\n)`;
  // A type may be any; what is small about numbers can be computed.
  if (/^(?:Type|Sort)\b/u.test(type)) return "Nat";
  return `(by ${deciding})`;
}
