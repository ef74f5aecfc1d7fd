// Who may import whom. The table itself is scripts/rooms.ts; this file turns its rows into rules.
import { Visitor } from "@swc/core/Visitor.js";
import { rooms } from "./scripts/rooms.ts";

// The walker that dependency-cruiser takes from swc does not know `using` and stops at it.
const visitKnownStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function visitStatement(statement) {
  if (statement.type !== "UsingDeclaration") return visitKnownStatement.call(this, statement);
  return { ...statement, decls: this.visitVariableDeclarators(statement.decls) };
};

const folders = rooms.map((room) => room.folder);

/** A pattern for the files of a room that are not in a room inside it (lean-bridge without lean-bridge/embedded). */
function filesOf(folder) {
  const inner = folders
    .filter((other) => other.startsWith(`${folder}/`))
    .map((other) => other.slice(folder.length + 1));
  return inner.length === 0 ? `^${folder}/` : `^${folder}/(?!(${inner.join("|")})/)`;
}

function roomRules(room) {
  const typesOnly = room.mayImportTypesOf ?? [];
  const open = [room.folder, ...room.mayImport, ...typesOnly];
  const closed = folders.filter((folder) => !open.includes(folder));
  const rules = [];
  // An empty list of patterns would match every file.
  if (closed.length > 0) {
    rules.push(forbid(`${room.folder} imports a room it may not see`, room, { path: closed.map(filesOf) }));
  }
  if (typesOnly.length > 0) {
    rules.push(
      forbid(`${room.folder} imports more than types`, room, {
        path: typesOnly.map(filesOf),
        dependencyTypesNot: ["type-only"],
      }),
    );
  }
  return rules;
}

function forbid(name, room, to) {
  return { name, severity: "error", from: { path: filesOf(room.folder) }, to };
}

const shipped = "^(core|lean-bridge|model-bridge|store|extension|webview|cli)/";

export default {
  forbidden: [
    ...rooms.flatMap(roomRules),
    {
      name: "core and webview use no Node",
      severity: "error",
      from: { path: "^(core|webview)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core uses of npm only zod",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "node_modules/", pathNot: "node_modules/zod/" },
    },
    {
      name: "only the extension imports vscode",
      severity: "error",
      // The stand-in for another extension is one too, and some suites run inside the extension host.
      from: { pathNot: "^(extension|test/fixtures/(neighbour|model-provider)|test/host)/" },
      to: { path: "^(vscode$|vscode/|node_modules/(@types/)?vscode/|node_modules/vscode-languageclient/)" },
    },
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "every import is found",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^vscode$" },
    },
    {
      name: "what we ship uses no development dependency",
      severity: "error",
      from: { path: shipped },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/@types/",
      },
    },
    {
      name: "every package is in package.json",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], pathNot: "^vscode$" },
    },
  ],
  options: {
    // Without swc dependency-cruiser cannot read TypeScript 7, cruises no module and reports success.
    parser: "swc",
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|build|test-results)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
