import type { Result } from "../../core/base/result.ts";
import type { DoctorLine } from "./doctorLine.ts";
import { checkerLines } from "./doctorCheckers.ts";
import { versionLines } from "./doctorVersion.ts";
import { machineLines, type MachineFacts } from "./doctorMachine.ts";
import { describeVersion } from "./leanVersion.ts";
import type { EmbeddedLean } from "./search.ts";
import {
  type Capabilities,
  describeSource,
  type Looked,
  noteMessage,
  type Toolchain,
  type ToolchainFound,
} from "./toolchain.ts";
import { describeNamedBy, problemParts, type ToolchainProblem } from "./toolchainProblem.ts";

/** The facts that `colloquy doctor` has gathered. */
export interface DoctorFacts {
  readonly search: Result<ToolchainFound, ToolchainProblem>;
  readonly embedded: EmbeddedLean;
  readonly machine: MachineFacts;
  /** The project's own modules as the embedded Lean has compiled them; undefined where that does not apply. */
  readonly projectModules: ProjectModules | undefined;
}

export interface ProjectModules {
  readonly compiled: number;
  readonly total: number;
  /** Names of the modules that did not compile. */
  readonly failed: readonly string[];
}

export interface DoctorReport {
  readonly sections: readonly DoctorSection[];
}

export interface DoctorSection {
  readonly title: string;
  readonly lines: readonly DoctorLine[];
}

/** The report as data; `reportText` prints it. */
export function doctorReport(facts: DoctorFacts): DoctorReport {
  const { search } = facts;
  const looked = search.kind === "ok" ? search.value.looked : search.problem.looked;
  const sections = [
    { title: "Lean", lines: search.kind === "ok" ? foundLines(search.value) : problemLines(search.problem) },
    { title: "Its version", lines: search.kind === "ok" ? versionLines(search.value.toolchain.version) : [] },
    { title: "Where it looked", lines: looked.map(lookedLine) },
    { title: "Embedded Lean", lines: embeddedLines(facts.embedded) },
    { title: "Project modules", lines: moduleLines(facts.projectModules) },
    { title: "This machine", lines: machineLines(facts.machine) },
  ];
  return { sections: sections.filter(({ lines }) => lines.length > 0) };
}

/** True if a script that runs `doctor` should see a failure. */
export function hasFailure(report: DoctorReport): boolean {
  return report.sections.some(({ lines }) => lines.some(({ status }) => status === "bad"));
}

const marks = { ok: "ok  ", warn: "warn", bad: "BAD ", info: "    " } as const;

/** The report as plain text without colours, each line ended by a newline. */
export function reportText(report: DoctorReport): string {
  const blocks = report.sections.map(({ title, lines }) => {
    const body = lines.flatMap(({ status, text, next }) => {
      const line = `  ${marks[status]} ${text}`;
      return next === undefined ? [line] : [line, `         next: ${next}`];
    });
    return [title, ...body, ""].join("\n");
  });
  return blocks.join("\n");
}

function foundLines(result: ToolchainFound): readonly DoctorLine[] {
  const { toolchain, project } = result;
  const root: DoctorLine = { status: "info", text: project === undefined ? "no project" : `project ${project.root}` };
  const notes = result.notes.map((note): DoctorLine => ({ status: "warn", text: noteMessage(note) }));
  return [
    { status: "ok", text: describeToolchain(toolchain) },
    root,
    ...capabilityLines(toolchain.capabilities),
    ...notes,
  ];
}

/** One line for people, as the status bar's tooltip and `doctor` show it. */
export function describeToolchain(toolchain: Toolchain): string {
  const version = toolchain.version === undefined ? "" : ` ${describeVersion(toolchain.version)}`;
  switch (toolchain.kind) {
    case "project":
      return `Lean${version}: ${toolchain.name} at ${toolchain.root}, named by ${describeNamedBy(toolchain.namedBy)}`;
    case "path":
      return `Lean${version}: ${toolchain.leanPath}, ${describeSource(toolchain.source)}`;
    case "embedded":
      return `Lean${version}: the embedded one`;
  }
}

function capabilityLines(can: Capabilities): readonly DoctorLine[] {
  return [
    can.compilesPrograms
      ? { status: "ok", text: "checks proofs and compiles programs" }
      : {
          status: "info",
          text: "checks proofs, does not compile programs (#eval of some functions, user-written tactics)",
        },
    can.mathlibPossible
      ? { status: "ok", text: "builds projects with lake, Mathlib included where the project requires it" }
      : { status: "info", text: "has no lake: packages such as Mathlib cannot be imported", next: "install elan" },
    can.completeAxiomReports
      ? { status: "ok", text: "reports the axioms of a proof in full" }
      : { status: "info", text: "lists library theorems among the axioms of a proof; the gate allows for that" },
    ...checkerLines(can.checkers),
  ];
}

function problemLines(problem: ToolchainProblem): readonly DoctorLine[] {
  const { what, next } = problemParts(problem);
  return [{ status: "bad", text: what, next }];
}

function lookedLine(looked: Looked): DoctorLine {
  // What the search passed over is not a failure of the whole; where it is one, the first section says so.
  const statuses = { found: "ok", absent: "info", passedOver: "warn", broken: "warn" } as const;
  return { status: statuses[looked.outcome], text: `${looked.place}: ${looked.detail}` };
}

function embeddedLines({ status, version }: EmbeddedLean): readonly DoctorLine[] {
  const name = version === undefined ? "" : ` (${describeVersion(version)})`;
  switch (status.kind) {
    case "ready":
      return [{ status: "ok", text: `ready in ${status.folder}${name}` }];
    case "notPrepared":
      return [
        { status: "info", text: `not prepared yet${name}: ${status.reason}`, next: "it is prepared on first use" },
      ];
    case "absent":
      return [
        { status: "warn", text: `not there: ${status.reason}`, next: "install Colloquy again, or use elan's Lean" },
      ];
  }
}

function moduleLines(modules: ProjectModules | undefined): readonly DoctorLine[] {
  if (modules === undefined) {
    return [];
  }
  const { compiled, total, failed } = modules;
  const summary: DoctorLine = {
    status: compiled === total ? "ok" : "info",
    text: `${compiled} of ${total} of the project's modules are compiled for the embedded Lean`,
  };
  const failures = failed.map(
    (name): DoctorLine => ({
      status: "warn",
      text: `${name} does not compile`,
      next: `colloquy check ${name.replaceAll(".", "/")}.lean`,
    }),
  );
  return [summary, ...failures];
}
