import type { HintLevel } from "../../core/conversation/roles/roleContext.ts";
import { hintLevels } from "../../core/conversation/roles/roleContext.ts";
import { branchesOf } from "../../core/conversation/branches.ts";
import type { Utterance } from "../../core/conversation/utterance.ts";
import { ledgerOf } from "../../core/conversation/ledger.ts";
import { isVerified } from "../../core/lean/verdict.ts";
import { goalsAfterOf } from "../../core/lean/verdict.ts";
import { screenStep } from "../../core/lean/checkStep.ts";
import { goalLines } from "../goalText.ts";
import type { DiscussSession } from "./discussSession.ts";
import { lean, person } from "./discussSession.ts";
import { bestSuggestion, completion, hintOf } from "./leanVoice.ts";
import { goalsAt } from "./discussedFile.ts";
import { claimOf, ledgerLines, numberOf } from "./wordsOfEvents.ts";

/** Limits of a conversation's commands, and the way to write the file (`save` returns a message for the person). */
export interface DiscussCommandOptions {
  readonly budgetMs: number;
  readonly save: (text: string, target: string | undefined) => Promise<string>;
}

export type DiscussCommand = (
  session: DiscussSession,
  words: string,
  options: DiscussCommandOptions,
) => Promise<void> | void;

const help = [
  "TEXT               a remark; `lean` blocks in it are run",
  "/goal              the goals where you are",
  "/propose [LEAN]    a step, a proof or a sketch (`have h : P := by sorry`); without text: the model, or Lean's tactics",
  "/claim TEXT :: P   something in words, and as a Lean proposition",
  "/at N.NAME         work on a part of a sketch; /at alone: back to the goal",
  "/critique [N] [WHY]  against a turn; without a reason: the model, or Lean with instances",
  "/repair [N] [LEAN] mend what has failed; without text: the model, or what Lean accepts of it and its tactics",
  "/accept [N]        take what Lean has verified; a step goes into the text",
  "/integrate [N]     put the accepted parts of a sketch together",
  `/hint [${hintLevels.join("|")}]`,
  "/formalise TEXT    the model writes it as a Lean proposition",
  "/lemmas [WORDS]    names that may help at this goal, from the file, its neighbours and what is imported",
  "/ledger  /branches  /undo  /withdraw [N]  /reject N [WHY]  /stop  /save [FILE]  /help  /quit",
];

export const discussCommands: Readonly<Record<string, DiscussCommand>> = {
  help: (session) => {
    for (const line of help) session.setup.show(line);
  },
  goal: showGoals,
  propose,
  claim: async (session, words) => {
    const [text = "", statement] = words.split("::").map((part) => part.trim());
    const claim = { actor: person, text, ...(statement === undefined ? {} : { statement }) };
    show(session, await session.acts.claim(claim, session.asked));
  },
  at: (session, words) => {
    session.focus = words === "" ? undefined : claimOf(session.acts.conversation, words);
    return showGoals(session);
  },
  critique,
  repair,
  accept,
  integrate,
  hint,
  formalise: async (session, words) => {
    await session.ask({ role: "formaliser", words });
  },
  lemmas: async (session, words) => {
    const checker = await session.checker();
    const found = checker ? await session.setup.lemmas(checker, words === "" ? undefined : words) : [];
    for (const { name, statement } of found) session.setup.show(`  ${name} : ${statement}`);
    if (found.length === 0) session.setup.show("nothing was found");
  },
  ledger: (session) => {
    for (const line of ledgerLines(session.acts.conversation)) session.setup.show(line);
  },
  branches: (session) => {
    const { conversation } = session.acts;
    for (const { utterance, state, next } of branchesOf(conversation)) {
      const follows = next.map((ids) => ids.map((id) => numberOf(conversation, id)).join("|") || "nothing").join(", ");
      session.setup.show(
        `  ${numberOf(conversation, utterance).padEnd(6)} ${state}${follows === "" ? "" : `, then ${follows}`}`,
      );
    }
  },
  undo: (session) => {
    const utterance = session.file.undo();
    if (utterance === undefined) session.setup.show("nothing was inserted yet");
    else session.acts.say({ kind: "undone", utterance });
  },
  withdraw: (session, words) => {
    const utterance = targetIn(session, words).claim;
    if (utterance !== undefined) session.acts.withdraw(utterance, person);
  },
  reject: async (session, words) => {
    const { claim, rest } = targetIn(session, words);
    if (claim === undefined) return;
    show(session, await session.acts.reject({ actor: person, target: claim, text: rest }, session.asked));
  },
  stop: (session) => {
    session.isStopped = true;
    session.setup.show("(the model is silent until it is asked)");
  },
  save: async (session, words, { save }) => {
    session.setup.show(await save(session.file.text, words === "" ? undefined : words));
  },
};

function show(session: DiscussSession, done: { readonly kind: string; readonly problem?: string }): void {
  if (done.problem !== undefined) session.setup.show(done.problem);
  session.showNew();
}

/** `3 words`, `3.h1 words` or `words`; without a number the latest claim is meant. */
function targetIn(
  session: DiscussSession,
  words: string,
): { readonly claim: string | undefined; readonly rest: string } {
  const { conversation } = session.acts;
  const [first = "", ...others] = words.split(/(?<=^\S+)\s/u);
  const named = claimOf(conversation, first);
  if (named !== undefined) return { claim: named, rest: others.join(" ").trim() };
  const latest = ledgerOf(conversation).findLast(({ part, state }) => part === undefined && state !== "withdrawn");
  if (!latest) session.setup.show("there is no claim yet");
  return { claim: latest?.id, rest: words.trim() };
}

async function showGoals(session: DiscussSession): Promise<void> {
  const at = { claim: session.focus, conversation: session.acts.conversation };
  for (const line of goalLines(await goalsAt(session.file, at, session.setup.signal))) session.setup.show(`  ${line}`);
}

async function propose(session: DiscussSession, words: string, { budgetMs }: DiscussCommandOptions): Promise<void> {
  const { signal, candidateTimeoutMs } = session.setup;
  const aim = session.focus === undefined ? {} : { target: session.focus };
  if (words !== "")
    return show(session, await session.acts.propose({ actor: person, tactic: words, text: "", ...aim }, session.asked));
  if (session.setup.modelFor("proposer")) return void (await session.ask({ role: "proposer" }));
  const checker = await session.checker();
  const found = checker && (await bestSuggestion(checker, { budgetMs, candidateTimeoutMs, signal }));
  if (!found) return session.setup.show("Lean's tactics find nothing here");
  const { text, source } = found.candidate;
  const proposal = { actor: { ...lean, id: `Lean (${source})` }, tactic: text, text: "", ...aim };
  show(session, await session.acts.propose(proposal, session.asked));
}

async function critique(session: DiscussSession, words: string): Promise<void> {
  const { claim, rest } = targetIn(session, words);
  const { modelFor } = session.setup;
  if (claim === undefined) return;
  if (rest !== "") {
    const why = { kind: "criticised", actor: person, target: claim, text: rest } as const;
    return show(session, await session.acts.criticise(why, session.asked));
  }
  if (modelFor("critic")) return void (await session.ask({ role: "critic", target: claim }));
  show(session, await session.acts.criticiseByLean(claim, session.asked));
}

async function repair(session: DiscussSession, words: string, { budgetMs }: DiscussCommandOptions): Promise<void> {
  const { claim, rest } = targetIn(session, words);
  const { modelFor } = session.setup;
  const aimed = claim === undefined ? undefined : session.acts.find(claim);
  if (!aimed) return;
  const part = aimed.types.find(({ type }) => type === "proposal")?.target;
  const target = part?.includes(".") ? part : aimed.id;
  if (rest !== "")
    return show(session, await session.acts.propose({ actor: person, tactic: rest, text: "", target }, session.asked));
  if (modelFor("repairer")) return void (await session.ask({ role: "repairer", target: aimed.id }));
  await repairByLean(session, { aimed, target }, budgetMs);
}

/** Lean mends what has failed: it keeps what it accepts of it, and its own tactics find the rest. */
async function repairByLean(
  session: DiscussSession,
  { aimed, target }: { readonly aimed: Utterance; readonly target: string },
  budgetMs: number,
): Promise<void> {
  const { signal, candidateTimeoutMs } = session.setup;
  const prefix = await session.acts.keptPrefix(aimed.id, session.asked);
  const opened = await session.file.openAt(
    target.includes(".") ? target : undefined,
    session.acts.conversation,
    signal,
  );
  if (opened.kind === "error") return session.setup.show(opened.problem);
  const { checker } = opened.value;
  const limits = { timeoutMs: candidateTimeoutMs };
  const kept = prefix === "" ? undefined : await screenStep(checker, { text: prefix, limits }, signal);
  const goals = (kept && goalsAfterOf(kept)) ?? checker.goalsBefore;
  const found = await completion(checker, { prefix, goals }, { budgetMs, candidateTimeoutMs, signal });
  if (found === undefined) return session.setup.show("Lean's tactics find no way to mend it");
  const text = prefix === "" ? "" : `Keeps what Lean accepts of ${numberOf(session.acts.conversation, aimed.id)}.`;
  show(session, await session.acts.propose({ actor: lean, tactic: found, text, target }, session.asked));
}

/** A sketch and the proof of a part stay in the conversation; everything else goes into the text. */
async function accept(session: DiscussSession, words: string): Promise<void> {
  const { claim } = targetIn(session, words);
  if (claim === undefined) return;
  const accepted = session.acts.accept(claim);
  const utterance = session.acts.find(claim);
  if (accepted.kind === "error" || !utterance) return show(session, accepted);
  const { tactic, verdict, types, id } = utterance;
  const isOfPart = types.some(({ type, target }) => type === "proposal" && target?.includes("."));
  if (tactic === undefined || !verdict || !isVerified(verdict) || isOfPart || tactic.includes("sorry")) {
    if (isOfPart) session.focus = undefined;
    return session.setup.show(`${numberOf(session.acts.conversation, id)} is accepted`);
  }
  const { conversation } = session.acts;
  const inserted = await session.file.insert(
    { utterance: id, tactic, verdict },
    { conversation, signal: session.setup.signal },
  );
  session.focus = undefined;
  if (inserted.kind === "error") return session.setup.show(inserted.problem);
  const left = session.file.hole ? "the next goal is waiting" : "nothing is left to show";
  session.setup.show(`${numberOf(conversation, id)} is accepted and stands in the text; ${left}`);
}

async function integrate(session: DiscussSession, words: string): Promise<void> {
  const { conversation } = session.acts;
  const sketches = ledgerOf(conversation).filter(({ part }) => part !== undefined);
  const named = claimOf(conversation, words);
  const target = named ?? sketches.findLast(({ state }) => state !== "withdrawn" && state !== "repaired")?.utterance;
  if (target === undefined) return session.setup.show("there is no sketch to put together");
  show(session, await session.acts.integrate(target, { id: "colloquy", kind: "colloquy" }, session.asked));
}

async function hint(session: DiscussSession, words: string, { budgetMs }: DiscussCommandOptions): Promise<void> {
  const level: HintLevel = hintLevels.find((known) => known === words) ?? "nudge";
  if (session.setup.modelFor("tutor")) return void (await session.ask({ role: "tutor", hint: level }));
  const { signal, candidateTimeoutMs } = session.setup;
  const checker = await session.checker();
  if (!checker) return;
  const found = level === "nudge" ? undefined : await bestSuggestion(checker, { budgetMs, candidateTimeoutMs, signal });
  session.setup.show(`  ${hintOf(level, checker.goalsBefore[0], found?.candidate.text)}`);
}
