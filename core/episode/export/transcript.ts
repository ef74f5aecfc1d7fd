import { commandRangeAt } from "../../lean/commandRange.ts";
import { applyEdits } from "../../lean/textIndex.ts";
import type { Utterance } from "../../conversation/utterance.ts";
import { utteranceOf } from "../../conversation/utterance.ts";
import type { EpisodeState } from "../episodeState.ts";
import { isAccepted, isSolved } from "../episodeState.ts";
import type { ProjectionContext } from "./projection.ts";

const typeWords = {
  proposal: "Proposal",
  critique: "Critique",
  repair: "Repair",
  integration: "Integration",
  "meta-comment": "Meta-comment",
  "final-solution": "Final solution",
} as const;

/** One turn in the words that both transcripts use. */
interface TranscriptTurn {
  readonly heading: string;
  readonly text: string;
  readonly tactic: string | undefined;
  readonly verdict: string | undefined;
  readonly messages: readonly string[];
  readonly decision: string | undefined;
}

function turnsOf({ conversation }: EpisodeState, { nameOf }: ProjectionContext): readonly TranscriptTurn[] {
  const numberOf = new Map(conversation.utterances.map(({ id }, at) => [id, at + 1]));
  return conversation.utterances.map((utterance, at) => ({
    heading: `${at + 1}. ${nameOf(utterance.actor)}: ${typesOf(utterance, numberOf)}`,
    text: utterance.text,
    tactic: utterance.tactic,
    verdict: utterance.verdict && `${utterance.verdict.kind} (${utterance.verdict.level})`,
    messages: [...(utterance.verdict?.messages.map(({ message }) => message) ?? []), ...foundOut(utterance)],
    decision: utterance.decision,
  }));
}

function typesOf({ types }: Utterance, numberOf: ReadonlyMap<string, number>): string {
  return types
    .map(({ type, target }) => {
      const number = target === undefined ? undefined : numberOf.get(utteranceOf(target));
      if (target === undefined || number === undefined) return typeWords[type];
      // A part of a sketch has the sketch's number and its own name.
      return `${typeWords[type]} of ${number}${target.slice(utteranceOf(target).length)}`;
    })
    .join(", ");
}

/** Lean's findings about the evidence of a turn and the code in it. */
function foundOut({ weight, runs = [] }: Utterance): readonly string[] {
  return [
    ...(weight ? [`Evidence ${weight.kind}: ${weight.detail}`] : []),
    ...runs.map(({ code, outcome, output }) => `${code}\n-- ${outcome}${output === "" ? "" : `: ${output}`}`),
  ];
}

/** A fence that the text cannot close. */
function fenced(text: string, language: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/gu)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Returns an episode as Markdown. */
export function markdownOf(episode: EpisodeState, context: ProjectionContext): string {
  const day = new Date(episode.startedMs).toISOString().slice(0, 10);
  const goal = episode.steps[0]?.lean.goalBefore ?? [];
  const parts = [
    `# ${episode.declaration}`,
    `${episode.uri}, ${day}: ${isSolved(episode) ? "finished and verified by Lean" : "not finished"}.`,
    ...(goal.length === 0 ? [] : [fenced(goal.join("\n\n"), "lean")]),
  ];
  for (const turn of turnsOf(episode, context)) {
    parts.push(`## ${turn.heading}`);
    if (turn.text !== "") parts.push(turn.text);
    if (turn.tactic !== undefined) parts.push(fenced(turn.tactic, "lean"));
    if (turn.verdict !== undefined) parts.push(`Lean: ${turn.verdict}.`);
    for (const message of turn.messages) parts.push(fenced(message, ""));
    if (turn.decision !== undefined) parts.push(`Decision: ${turn.decision}.`);
  }
  return `${parts.join("\n\n")}\n`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? character);
}

const pageStyle =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}" +
  "pre{background:#f4f4f6;padding:.6rem;overflow-x:auto;border-radius:4px}h2{font-size:1rem;margin-top:2rem}" +
  ".verdict{font-weight:600}@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#1e1e1e}pre{background:#2a2a2d}}";

/** Returns an episode as one HTML page without external files. */
export function pageOf(episode: EpisodeState, context: ProjectionContext): string {
  const pre = (text: string): string => `<pre>${escaped(text)}</pre>`;
  const turns = turnsOf(episode, context).map((turn) =>
    [
      `<section><h2>${escaped(turn.heading)}</h2>`,
      ...(turn.text === "" ? [] : [`<p>${escaped(turn.text)}</p>`]),
      ...(turn.tactic === undefined ? [] : [pre(turn.tactic)]),
      ...(turn.verdict === undefined ? [] : [`<p class="verdict">Lean: ${escaped(turn.verdict)}</p>`]),
      ...turn.messages.map(pre),
      ...(turn.decision === undefined ? [] : [`<p>Decision: ${turn.decision}</p>`]),
      "</section>",
    ].join("\n"),
  );
  const goal = episode.steps[0]?.lean.goalBefore ?? [];
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(episode.declaration)}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${pageStyle}</style></head><body>`,
    `<h1>${escaped(episode.declaration)}</h1><p>${escaped(episode.uri)}</p>`,
    ...(goal.length === 0 ? [] : [pre(goal.join("\n\n"))]),
    ...turns,
    "</body></html>\n",
  ].join("\n");
}

/** Returns the document after the last accepted step, with the conversation as a comment above the declaration. */
export function leanFileOf(episode: EpisodeState, context: ProjectionContext): string | undefined {
  const last = episode.steps.findLast(({ utterance, lean }) => isAccepted(utterance) && lean.edit !== null);
  const text = last && context.textOf(last.lean.textHash);
  if (!last?.lean.edit || text === undefined) return undefined;
  const said = turnsOf(episode, context).map(({ heading, text: words, tactic, verdict }) =>
    [heading, words, tactic, verdict && `Lean: ${verdict}`].filter(Boolean).join("\n"),
  );
  // The conversation must not end the comment around it.
  const comment = said.join("\n\n").replace(/-\//gu, "- /").replace(/\/-/gu, "/ -");
  const { start } = commandRangeAt(text, last.lean.edit.start);
  const done = applyEdits(text, [last.lean.edit]);
  return `${done.slice(0, start)}/- How this was found:\n\n${comment}\n-/\n${done.slice(start)}`;
}
