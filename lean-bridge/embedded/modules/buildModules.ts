import { rm } from "node:fs/promises";
import { moduleName } from "./leanHeader.ts";
import { readModuleGraph, type SourceModule } from "./moduleGraph.ts";
import { hashOf, ModuleOutput } from "./moduleOutput.ts";
import type { ModuleProblem } from "./moduleProblem.ts";
import type { ProjectLayout } from "./projectLayout.ts";

export type CompileOutcome =
  | { readonly kind: "compiled" }
  /** Lean found errors; `firstError` is one line that says where. */
  | { readonly kind: "failed"; readonly firstError: string };

export interface ModuleBuilderPorts {
  readonly layout: ProjectLayout;
  /** Absolute path of the folder for the compiled modules; made when needed. */
  readonly outputFolder: string;
  /** Changes whenever the same source would be compiled to something else: names the Lean. */
  readonly leanKey: string;
  /** Writes `LAST-PART.olean` and `.ilean` into the scratch folder, which lies in the output folder. */
  readonly compile: (module: SourceModule, scratchFolder: string, signal: AbortSignal) => Promise<CompileOutcome>;
  /** Called before each compilation; `done` of `total` modules are up to date. */
  readonly onProgress: (progress: { readonly module: string; readonly done: number; readonly total: number }) => void;
}

/** Keeps the compiled modules of one project up to date. Calls queue up, as each compilation needs a gigabyte. */
export class ModuleBuilder {
  readonly #ports: ModuleBuilderPorts;
  readonly #output: ModuleOutput;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: ModuleBuilderPorts) {
    this.#ports = ports;
    this.#output = new ModuleOutput(ports.outputFolder);
  }

  /**
   * Compiles what `imports` reach and is not up to date, in the order of their imports. Returns, in the order of
   * `imports`, what keeps each from being imported (undefined: nothing). Rejects only when the signal aborts.
   */
  build(imports: readonly (readonly string[])[], signal: AbortSignal): Promise<readonly (ModuleProblem | undefined)[]> {
    const built = this.#queue.then(() => this.#build(imports, signal));
    this.#queue = built.catch(() => undefined);
    return built;
  }

  async #build(
    imports: readonly (readonly string[])[],
    signal: AbortSignal,
  ): Promise<readonly (ModuleProblem | undefined)[]> {
    const graph = readModuleGraph(this.#ports.layout, imports);
    const problems = new Map(graph.problems);
    const keys = new Map<string, string>();
    if (graph.order.length > 0) await this.#output.removeAbandoned();
    for (const problem of graph.problems.values()) {
      if (problem.kind === "missing") await this.#output.discard(problem.module.split("."));
    }
    for (const [done, module] of graph.order.entries()) {
      signal.throwIfAborted();
      const key = this.#keyOf(module, keys);
      keys.set(module.name, key);
      const blocked = module.imports.flatMap((name) => problems.get(name) ?? [])[0] ?? problems.get(module.name);
      if (blocked === undefined && (await this.#output.isCurrent(module.parts, key))) continue;
      if (blocked === undefined) this.#ports.onProgress({ module: module.name, done, total: graph.order.length });
      const problem = blocked ?? (await this.#compile(module, key, signal));
      if (problem === undefined) continue;
      problems.set(module.name, problem);
      await this.#output.discard(module.parts);
    }
    return imports.map((parts) => problems.get(moduleName(parts)));
  }

  /** A hash of everything that the compiled module depends on. */
  #keyOf({ name, source, imports }: SourceModule, keys: ReadonlyMap<string, string>): string {
    return hashOf(this.#ports.leanKey, name, source, ...imports.map((imported) => keys.get(imported) ?? ""));
  }

  async #compile(module: SourceModule, key: string, signal: AbortSignal): Promise<ModuleProblem | undefined> {
    const scratch = await this.#output.scratchFolder();
    try {
      const outcome = await this.#ports.compile(module, scratch, signal);
      signal.throwIfAborted();
      if (outcome.kind === "failed") return { kind: "failed", module: module.name, firstError: outcome.firstError };
      await this.#output.adopt({ parts: module.parts, key }, scratch);
      return undefined;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}
