import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Hole } from "../../../core/lean/hole.ts";
import { insertionEdit } from "../../../core/lean/insertion.ts";
import { applyEdits } from "../../../core/lean/textIndex.ts";
import { openProcessConnection } from "../../../lean-bridge/connection/processConnection.ts";
import { LeanSession } from "../../../lean-bridge/session/leanSession.ts";
import { ProofDocument } from "../../../lean-bridge/shadow/proofDocument.ts";
import { runColloquy } from "../../cli/runColloquy.ts";
import { embeddedSession } from "../../fixtures/testEngine.ts";
import { neededNative } from "../../fixtures/native-lean/neededNative.ts";

/** Files as projects with Mathlib write them; each of their holes has a proof here, in the order of the text. */
const files = [
  {
    name: "Manners",
    proofs: [
      ["a ≤ b", "exact h", "V4"],
      ["n + 0 = n", "rfl", "V4"],
      ["0 + n = n", "omega", "V4"],
      ["n < n.succ", "omega", "V4"],
      ["b = a", "exact h.symm", "V4"],
      ["q ∧ p", "exact ⟨h.2, h.1⟩", "V4"],
      ["c = c", "rfl", "V4"],
      ["p ∨ False", "exact Or.inl hp", "V4"],
      ["p", "exact hp", "V4"],
    ],
  },
  {
    name: "ModuleManners",
    proofs: [
      ["twice n = n + n", "rw [twice_def]", "V4"],
      ["q", "exact h.2", "V4"],
      ["n ≤ twice n", "simp [twice]", "V4"],
      ["twice n = 2 * n", "rw [twice_def, Nat.two_mul]", "V4"],
      ["pick = default", "rfl", "V4"],
      ["Two", "exact ⟨0, 0⟩", "V4"],
      ["twice n = 2 * n", "rw [twice_def, Nat.two_mul]", "V4"],
    ],
  },
] as const;

interface Engine {
  readonly folder: string;
  readonly session: LeanSession;
  /** For the command line. */
  readonly toolchain: string;
  readonly env: Readonly<Record<string, string>>;
}

const { signal } = new AbortController();
const ends: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

function copiedProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "colloquy-manners-")));
  cpSync(resolve(import.meta.dirname, "../../fixtures/manners"), folder, { recursive: true });
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function embedded(): Engine {
  const folder = copiedProject();
  const session = embeddedSession({ cwd: folder, reportDelayMs: 1 });
  ends.push(() => session[Symbol.asyncDispose]());
  return { folder, session, toolchain: "embedded", env: {} };
}

/** It has no Lake: the library module is compiled by hand, and found by LEAN_PATH. */
function native(): Engine {
  const { lean } = neededNative();
  const folder = copiedProject();
  rmSync(join(folder, "lakefile.toml"));
  const compiled = ["-R", folder, "-o", "P/Mathlib.olean", "-i", "P/Mathlib.ilean", "P/Mathlib.lean"];
  if (existsSync(lean)) execFileSync(lean, compiled, { cwd: folder });
  const env = { ...(process.env as Record<string, string>), LEAN_PATH: folder };
  const launch = { command: lean, args: ["--server", "-Dserver.reportDelayMs=1"], cwd: folder, env, engine: "native" };
  const session = new LeanSession((stop) => openProcessConnection(launch, null, stop));
  ends.push(() => session[Symbol.asyncDispose]());
  return { folder, session, toolchain: lean, env: { LEAN_PATH: folder } };
}

function documentOf({ session, toolchain }: Engine, file: string, text: string): ProofDocument {
  return new ProofDocument({
    session,
    text,
    uri: pathToFileURL(file).href,
    version: 1,
    lanes: 1,
    baselineTimeoutMs: 6e4,
    allowNativeDecide: false,
    libraryTheoremsAreAxioms: toolchain === "embedded",
  });
}

/** The goal at a hole, and the level that a proof reaches there. */
async function tried(document: ProofDocument, hole: Hole, proof: string): Promise<readonly [string, string]> {
  const opened = await document.openHole(hole, signal);
  if (opened.kind === "error") throw new Error(`${proof}: ${opened.problem.message}`);
  const goal = opened.value.goalsBefore[0]?.target ?? "";
  const [screened] = await opened.value.screen([proof], { timeoutMs: 6e4 }, signal);
  let level = screened?.reason ?? screened?.level ?? "";
  if (screened)
    for await (const verdict of opened.value.gate(proof, screened, signal)) level = verdict.reason ?? verdict.level;
  opened.value.dispose();
  return [goal, level];
}

/** A library of 4.28 in another word size cannot be imported by a `module`, so the native Lean has the first file only. */
const places = [
  ["the embedded Lean", embedded, files],
  ["a native Lean", native, files.slice(0, 1)],
] as const;

describe.each(places)("with %s", (_, start, ofEngine) => {
  const engine = start();

  test.each(ofEngine)(
    "every hole of $name is found and its proof verified, inserted and accepted",
    async ({ name, proofs }) => {
      const { folder } = engine;
      const file = join(folder, "P", `${name}.lean`);
      const text = readFileSync(file, "utf8");
      const document = documentOf(engine, file, text);
      const holes = await document.holes(signal);
      if (holes.kind === "unknown") throw new Error(holes.detail);
      expect(holes.value).toHaveLength(proofs.length);
      const reached: (readonly [string, string, string])[] = [];
      for (const [at, hole] of holes.value.entries()) {
        const proof = proofs[at]?.[1] ?? "";
        const [goal, level] = await tried(document, hole, proof);
        reached.push([goal, proof, level]);
      }
      document.close();
      expect(reached).toEqual(proofs);
      const done = holes.value.map((hole, at) =>
        insertionEdit({ text, hole, mode: modeOf(text, hole), candidate: proofs[at]?.[1] ?? "", goalsLeft: 0 }),
      );
      writeFileSync(join(folder, "P", "Done.lean"), applyEdits(text, done));
      const ended = await runColloquy(
        ["verify", join(folder, "P", "Done.lean"), "--toolchain", engine.toolchain, "--json"],
        engine.env,
      );
      expect(ended.err).toBe("");
      expect(JSON.parse(ended.out)).toMatchObject({ level: "V5", obstacles: [] });
    },
    5 * 60_000,
  );
});

/** A `sorry` behind `:=` stands for a term. */
function modeOf(text: string, { start }: Hole): "term" | "tactic" {
  return text.slice(0, start).trimEnd().endsWith(":=") ? "term" : "tactic";
}
