import { strict as assert } from "node:assert";
import { createRequire } from "node:module";
import { join } from "node:path";
import { suite, test } from "mocha";
import type { Disposable, ExtensionContext, Memento } from "vscode";
import { extensions, Uri } from "vscode";
import { printLine } from "../hostReport.ts";
import { leanServers } from "../leanProcesses.ts";

interface Extension {
  readonly activate: (context: ExtensionContext) => void;
  readonly deactivate: () => Promise<void>;
}

const extension = extensions.getExtension("colloquy.colloquy");
const root = extension?.extensionPath ?? "";
const requireFrom = createRequire(join(root, "package.json"));
const rounds = 20;

class KeptInMemory implements Memento {
  readonly #values = new Map<string, unknown>();
  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
  get<Value>(key: string, otherwise?: Value): Value | undefined {
    return this.#values.has(key) ? (this.#values.get(key) as Value) : otherwise;
  }
  update(key: string, value: unknown): Thenable<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}

/** The parts of its context that the extension uses. */
function freshContext(): ExtensionContext & { readonly subscriptions: Disposable[] } {
  return {
    subscriptions: [],
    extensionPath: root,
    extensionUri: Uri.file(root),
    globalStorageUri: Uri.file(join(root, "test-results/storage")),
    workspaceState: new KeptInMemory(),
    globalState: new KeptInMemory(),
  } as unknown as ExtensionContext & { readonly subscriptions: Disposable[] };
}

/** Loads the bundle again, as a new window does. */
function loadAnew(): Extension {
  const path = requireFrom.resolve("./dist/extension/main.cjs");
  Reflect.deleteProperty(requireFrom.cache, path);
  return requireFrom(path) as Extension;
}

async function end({ deactivate }: Extension, { subscriptions }: ExtensionContext): Promise<void> {
  await deactivate();
  for (const one of subscriptions) one.dispose();
}

suite("activation", () => {
  test("nothing of the extension runs before a Lean file is open", () => {
    assert.equal(extension?.isActive, false);
  });

  test("is short, and what it registers goes with it", async () => {
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = freshContext();
      const startedMs = performance.now();
      const loaded = loadAnew();
      loaded.activate(context);
      took.push(performance.now() - startedMs);
      assert.ok(context.subscriptions.length >= 10);
      await end(loaded, context);
      // Anything not disposed would be registered twice by the next round, which the editor refuses.
    }
    const sorted = took.toSorted((one, other) => one - other);
    printLine(
      `activation (loading and running our code), ms: median ${sorted[rounds / 2]?.toFixed(1)}, ` +
        `first ${took[0]?.toFixed(1)}, worst ${sorted.at(-1)?.toFixed(1)} of ${rounds}`,
    );
    assert.deepEqual(leanServers(), []);
  });
});
