import fc from "fast-check";
import { expect, test } from "vitest";
import type { EpisodeState } from "../../../core/episode/episodeState.ts";
import { episodeStateOf } from "../../../core/episode/episodeState.ts";
import { chainRows } from "../../../core/episode/export/chainRows.ts";
import { flatColumns, flatRows } from "../../../core/episode/export/flatRows.ts";
import type { Projection } from "../../../core/episode/export/projection.ts";
import {
  chatPreferenceRows,
  chatRows,
  preferenceRows,
  processBenchRows,
  stepRatingRows,
  stepwiseRows,
  unpairedRows,
} from "../../../core/episode/export/trainingRows.ts";
import { markdownOf, pageOf } from "../../../core/episode/export/transcript.ts";
import type { ImportFormat } from "../../../core/episode/import/importedEpisodes.ts";
import { importedDrafts } from "../../../core/episode/import/importedEpisodes.ts";
import { chained, conversationEvents, recordsOf } from "./arbitraryEpisode.ts";

const context = { textOf: () => undefined, nameOf: ({ id }: { readonly id: string }) => id };
const episode = conversationEvents.map((events) => episodeStateOf("e1", recordsOf(events)));
type Row = { readonly [key: string]: unknown };

function rowsOf(projection: Projection, state: EpisodeState): readonly Row[] {
  return projection(state, context).flatMap((projected) => (projected.kind === "row" ? [projected.row] : []));
}

/** A row as the importer reads it. */
function readBack(format: ImportFormat, row: Row): EpisodeState {
  const drafts = importedDrafts(format, JSON.stringify(row), { line: 1, source: "s", timeMs: 5 });
  if (drafts.kind === "error") throw new Error(drafts.problem);
  return episodeStateOf(drafts.value[0]?.episodeId ?? "", chained(drafts.value));
}

function check(property: (state: EpisodeState) => void): void {
  fc.assert(
    fc.property(episode, (state) => {
      property(state);
    }),
  );
}

test("CrowdMath-like chains are read back with their posts, their types and what they speak of", () => {
  check((state) => {
    for (const row of rowsOf(chainRows, state)) {
      const [problem, ...turns] = readBack("crowdmath", row).conversation.utterances;
      const posts = row["posts"] as readonly { text: string; labels: readonly { prev_ref: string | null }[] }[];
      expect(problem?.text).toBe(row["problem_text"]);
      expect(turns.map(({ text }) => text)).toEqual(posts.map(({ text }) => text));
      const places = new Map(turns.map(({ id }, at) => [id, at]));
      for (const [at, { labels }] of posts.entries())
        for (const { prev_ref } of labels)
          if (prev_ref !== null) expect(turns[at]?.types.some(({ target }) => target === prev_ref)).toBe(true);
      const kept = ["critique", "integration", "final-solution"];
      for (const [at, { types }] of state.conversation.utterances.entries())
        for (const { type, target } of types.filter((mark) => kept.includes(mark.type))) {
          const same = turns[at]?.types.filter((mark) => mark.type === type) ?? [];
          expect(same).not.toEqual([]);
          const aimedAt = state.conversation.utterances.findIndex(({ id }) => id === target);
          if (type === "critique" && aimedAt !== -1)
            expect(same.some((mark) => places.get(mark.target ?? "") === aimedAt)).toBe(true);
        }
    }
  });
});

test("ProcessBench-like rows that are read and written again are the same rows", () => {
  check((state) => {
    for (const row of rowsOf(processBenchRows, state)) {
      const { steps, label, problem, final_answer_correct: solved } = row;
      const [again] = rowsOf(processBenchRows, readBack("processbench", row));
      expect(again).toMatchObject({ steps, label, problem, final_answer_correct: solved });
    }
  });
});

test("PRM800K-like rows are read back with their completions, and -1 as a critique", () => {
  check((state) => {
    for (const row of rowsOf(stepRatingRows, state)) {
      const { utterances } = readBack("prm800k", row).conversation;
      const { steps } = row["label"] as {
        steps: readonly { completions: readonly { text: string; rating: number }[] }[];
      };
      const completions = steps.flatMap((step) => step.completions);
      const proposals = utterances.filter(({ types }) => types[0]?.type === "proposal");
      expect(proposals.map(({ text }) => text)).toEqual(completions.map(({ text }) => text));
      const critiques = utterances.flatMap(({ types }) =>
        types.flatMap(({ type, target }) => (type === "critique" ? [target] : [])),
      );
      expect(proposals.map(({ id }) => critiques.includes(id))).toEqual(completions.map(({ rating }) => rating === -1));
    }
  });
});

test("chats are read back message by message", () => {
  check((state) => {
    for (const row of rowsOf(chatRows, state)) {
      const messages = row["messages"] as readonly { role: string; content: string }[];
      const [, ...turns] = readBack("chat", row).conversation.utterances;
      expect(turns.map(({ actor, text }) => ({ role: actor.id, content: text }))).toEqual(messages);
    }
  });
});

test("rows for training have the shapes that their readers want, and Lean's word is never turned around", () => {
  check((state) => {
    const verified = new Set(
      state.steps
        .filter(({ lean }) => ["V3", "V4", "V5"].includes(lean.verdict?.level ?? ""))
        .map(({ utterance }) => utterance.tactic),
    );
    for (const { chosen, rejected } of rowsOf(preferenceRows, state)) {
      expect(chosen).not.toBe(rejected);
      expect(verified).toContain(chosen);
    }
    for (const { completion, label } of rowsOf(unpairedRows, state)) if (label) expect(verified).toContain(completion);
    for (const { completions, labels } of rowsOf(stepwiseRows, state))
      expect((completions as readonly string[]).length).toBe((labels as readonly boolean[]).length);
    for (const row of rowsOf(chatPreferenceRows, state))
      expect(Object.keys(row)).toEqual(["input", "preferred_output", "non_preferred_output"]);
    const columns = flatColumns.map(({ name }) => name);
    const types = { STRING: "string", INT32: "number", INT64: "number", BOOLEAN: "boolean" };
    for (const row of rowsOf(flatRows, state)) {
      expect(Object.keys(row)).toEqual(columns);
      for (const { name, type } of flatColumns) expect(typeof row[name]).toBe(types[type]);
    }
  });
});

test("no text of an episode can break out of its transcript", () => {
  const evil = "```\n# heading\n````lean\n<script>alert(1)</script> -/ /- \"'&";
  const state = episodeStateOf(
    "e1",
    recordsOf([{ kind: "proposed", id: "a", timeMs: 1, actor: { id: "you", kind: "human" }, text: "", tactic: evil }]),
  );
  expect(markdownOf(state, context)).toContain(`\`\`\`\`\`lean\n${evil}\n\`\`\`\`\``);
  expect(pageOf(state, context)).not.toContain("<script>");
});

test("rows of other data sets are read as they are published", () => {
  const post = (number: number, labels: readonly object[]): object => ({
    topic_id: "77",
    post_number: number,
    post_order: number,
    post_id: `9${number}`,
    project_id: "p",
    title: "a thread",
    text: `post ${number}`,
    thanked: 0,
    comment_count: 3,
    labels,
  });
  const label = (label_type: string, prev_ref: string | null = null): object => {
    return { label_type, result_ref: "77-2", prev_ref };
  };
  const chain = {
    result_id: "77-2a",
    project_id: "p",
    open_problem_ref: null,
    open_problem_year: null,
    open_problem_number: null,
    problem_text: null,
    problem_resources: null,
    posts: [
      post(3, [label("FindError", "77-1")]),
      post(1, [label("Erroneous")]),
      post(4, [label("Proof"), label("Result")]),
    ],
  };
  const { utterances } = readBack("crowdmath", chain).conversation;
  expect(utterances.map(({ text, types }) => [text, types.map(({ type, target }) => target ?? type)])).toEqual([
    ["", ["meta-comment"]],
    ["post 1", ["proposal"]],
    ["post 3", ["77-1"]],
    ["post 4", ["final-solution", "integration"]],
  ]);
  const bench = {
    id: "gsm8k-0",
    generator: "m",
    problem: "?",
    steps: ["a", "b"],
    final_answer_correct: false,
    label: 1,
  };
  expect(rowsOf(processBenchRows, readBack("processbench", bench))).toMatchObject([
    { steps: ["a", "b"], label: 1, problem: "?", final_answer_correct: false },
  ]);
});

test.each<[ImportFormat, string]>([
  ["crowdmath", '{"result_id":"1-2"}'],
  ["processbench", '{"id":"a","generator":"m","problem":"?","steps":"a","label":0}'],
  ["prm800k", '{"labeler":"x"}'],
  ["chat", '{"messages":[]}'],
  ["chat", "{"],
])("a %s row %s is told in one sentence", (format, row) => {
  const read = importedDrafts(format, row, { line: 3, source: "s", timeMs: 1 });
  expect(read.kind).toBe("error");
  expect(read.kind === "error" && read.problem).toMatch(/^[^\n]+$/u);
});
