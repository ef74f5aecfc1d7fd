import { readFileSync } from "node:fs";
import { join } from "node:path";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyConversation, reduceConversation } from "../../../core/conversation/conversation.ts";
import { ledgerOf } from "../../../core/conversation/ledger.ts";
import { canonicalJson } from "../../../core/episode/canonicalJson.ts";
import type { EpisodeRecord } from "../../../core/episode/episodeRecord.ts";
import { parseRecord, recordSchemaVersion } from "../../../core/episode/episodeRecord.ts";
import { episodeStateOf } from "../../../core/episode/episodeState.ts";
import { eventsOf } from "../../../core/episode/recordedEvents.ts";
import { ChainReader } from "../../../store/chainReader.ts";
import { conversationEvents, recordsOf } from "./arbitraryEpisode.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/episodes");

function linesOf(fixture: string): readonly string[] {
  return readFileSync(join(fixtures, fixture), "utf8").trimEnd().split("\n");
}

function parsedOrThrow(line: string): EpisodeRecord {
  const parsed = parseRecord(line);
  if (parsed.kind === "error") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value.record;
}

test("any conversation is the same after the log: its turns, its claims, its withdrawals", () => {
  fc.assert(
    fc.property(conversationEvents, (events) => {
      const had = events.reduce(reduceConversation, emptyConversation);
      const read = recordsOf(events).map((record) => parsedOrThrow(JSON.stringify(record)));
      const again = eventsOf(read).reduce(reduceConversation, emptyConversation);
      expect(again).toEqual(had);
      expect(ledgerOf(again)).toEqual(ledgerOf(had));
    }),
  );
});

test("any conversation's lines hold as a chain, and none of them can be changed, left out or moved unnoticed", () => {
  const problems = (lines: readonly string[]): number => {
    const chain = new ChainReader("a.jsonl");
    for (const line of lines) chain.read(line);
    return chain.problems.length;
  };
  fc.assert(
    fc.property(conversationEvents, fc.nat(), fc.nat(), (events, one, other) => {
      const lines = recordsOf(events).map((record) => JSON.stringify(record));
      expect(problems(lines)).toBe(0);
      if (lines.length < 2) return;
      const at = one % (lines.length - 1);
      expect(problems(lines.toSpliced(at, 1))).toBeGreaterThan(0);
      expect(problems(lines.toSpliced(at, 1, (lines[at] ?? "").replace('"A.lean"', '"B.lean"')))).toBeGreaterThan(0);
      const next = (at + 1 + (other % (lines.length - 1))) % lines.length;
      const swapped = lines.with(at, lines[next] ?? "").with(next, lines[at] ?? "");
      expect(problems(swapped)).toBeGreaterThan(0);
    }),
  );
});

test("canonical JSON is what the library makes of it", () => {
  const check = (value: unknown): void => {
    expect(canonicalJson(value)).toBe(canonicalize(value));
  };
  fc.assert(fc.property(fc.jsonValue(), check));
  fc.assert(fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), check));
  for (const value of [{ b: 1, a: undefined, "10": 2, "9": [null, -0, 1e21, 0.1] }, '\u0000"\\\u{1F600}', [], {}])
    check(value);
});

/**
 * The content that a file must preserve, in a form that does not depend on the conversation's representation in memory.
 */
function told(records: readonly EpisodeRecord[]): unknown {
  const { conversation, offered, declaration } = episodeStateOf("e1", records);
  const turns = conversation.utterances.map(({ id, actor, text, tactic, types, verdict, decision, evidence }) => ({
    id,
    actor,
    text,
    types,
    tactic: tactic ?? null,
    decision: decision ?? null,
    evidence: evidence ?? null,
    verdict: verdict ? [verdict.kind, verdict.level, verdict.messages.map(({ message }) => message)] : null,
  }));
  return { declaration, turns, offered, withdrawn: [...conversation.withdrawn] };
}

test.each([
  ["version1.jsonl", 4],
  ["version2.jsonl", 12],
  ["version3.jsonl", 13],
])("every record of %s, frozen, is read as what it was", (fixture, count) => {
  const records = linesOf(fixture).map(parsedOrThrow);
  expect(records).toHaveLength(count);
  expect(new Set(records.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([recordSchemaVersion]));
  expect(told(records)).toEqual(
    JSON.parse(readFileSync(join(fixtures, fixture.replace(".jsonl", ".state.json")), "utf8")),
  );
});

test.each(["version2.jsonl", "version3.jsonl"])("the frozen chain of %s holds", (fixture) => {
  const chain = new ChainReader(fixture);
  for (const line of linesOf(fixture)) chain.read(line);
  expect(chain.problems).toEqual([]);
});

test.each([1, 2])("any record that could have been written by version %i is read", (version) => {
  fc.assert(
    fc.property(conversationEvents, (events) => {
      for (const record of recordsOf(events)) {
        const talk = null;
        const content = record.content && { ...record.content, talk };
        expect(parsedOrThrow(JSON.stringify(asWrittenBy(version, record)))).toEqual({ ...record, content });
      }
    }),
  );
});

/** Version 1 had no environment, consent, document or edit; version 2 no talk. */
function asWrittenBy(version: number, record: EpisodeRecord): unknown {
  const without = (fields: object, names: readonly string[]): object =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
  const content = record.content && without(record.content, ["talk", "circumstances"]);
  if (version === 2) return { ...record, schemaVersion: 2, content };
  const older = { ...without(record, ["environmentRef", "consentRef", "redactions"]), schemaVersion: 1 };
  if (!record.content) return older;
  const lean = without(record.content.lean, ["textHash", "hole", "edit"]);
  return { ...older, content: { ...without(content ?? {}, ["environment"]), lean } };
}

test("a file from the future, and what is no record, are named", () => {
  expect(parseRecord(`{"schemaVersion":${recordSchemaVersion + 1}}`)).toMatchObject({ problem: { kind: "future" } });
  for (const line of [
    "",
    "null",
    "7",
    "[]",
    "{}",
    '{"schemaVersion":"2"}',
    '{"schemaVersion":0}',
    '{"schemaVersion":1}',
  ])
    expect(parseRecord(line)).toMatchObject({ problem: { kind: "malformed" } });
  fc.assert(
    fc.property(fc.string(), (line) => {
      expect(["ok", "error"]).toContain(parseRecord(line).kind);
    }),
  );
});
