import { ok, type Result } from "../../../core/base/result.ts";
import { type UnexpectedPackage, unexpected } from "./unexpectedPackage.ts";

export type SlimScript = {
  readonly text: string;
  /** Names of the module's exports that what is left of the script uses. */
  readonly usedExports: ReadonlySet<string>;
};

type Assignment = { readonly variable: string; readonly exportName: string; readonly suffix: "" | ".value" };

/**
 * `lean.js` is 89 MB because it declares a variable for each of the module's 201,110 exports, in one list, and assigns
 * each in one function. Both are replaced by what the other 0.7 MB mention.
 */
export function slimScript(script: Buffer): Result<SlimScript, UnexpectedPackage> {
  const declarations = script.indexOf(";var _main,") + 1;
  const assign = script.indexOf(";function assignWasmExports(wasmExports){", declarations);
  const rest = script.indexOf("}var wasmImports;", assign);
  if (declarations <= 0 || assign < 0 || rest < 0)
    return unexpected("lean.js: the list of exports is not where it was");

  const head = script.toString("utf8", 0, declarations);
  const tail = script.toString("utf8", rest + 1);
  const mentioned = new Set(`${head}${tail}`.match(/[A-Za-z_$][\w$]*/g));
  const body = script.toString("latin1", script.indexOf("{", assign) + 1, rest);
  const parsed = readAssignments(body, mentioned);
  if (parsed.kind === "error") return parsed;

  const { used, assigned } = parsed.value;
  const list = script.toString("latin1", declarations + "var ".length, assign);
  const others = list.split(",").filter((name) => !assigned.has(name));
  const variables = [...used.map(({ variable }) => variable), ...others];
  const assignments = used.map(
    ({ variable, exportName, suffix }) => `${variable}=wasmExports["${exportName}"]${suffix}`,
  );
  const middle = `var ${variables.join(",")};function assignWasmExports(wasmExports){${assignments.join(";")}}`;
  const direct = [...`${head}${tail}`.matchAll(/wasmExports\["([^"]+)"\]/g)].map(([, name]) => name ?? "");
  const usedExports = new Set([...used.map(({ exportName }) => exportName), ...direct]);
  return ok({ text: head + middle + tail, usedExports });
}

/** Reads every statement; of the variables only those that the remaining script mentions are kept. */
function readAssignments(
  body: string,
  mentioned: ReadonlySet<string>,
): Result<{ used: Assignment[]; assigned: Set<string> }, UnexpectedPackage> {
  const used: Assignment[] = [];
  const assigned = new Set<string>();
  for (let start = 0; start < body.length; ) {
    const semicolon = body.indexOf(";", start);
    const end = semicolon < 0 ? body.length : semicolon;
    const assignments = readStatement(body.slice(start, end));
    if (assignments.length === 0)
      return unexpected(`lean.js: cannot read "${body.slice(start, Math.min(end, start + 120))}"`);
    for (const assignment of assignments) {
      assigned.add(assignment.variable);
      if (mentioned.has(assignment.variable)) used.push(assignment);
    }
    start = end + 1;
  }
  return ok({ used, assigned });
}

/** A statement is `v=Module["v"]=wasmExports["name"]`, the middle optional, `.value` at the end for variables. */
function readStatement(statement: string): Assignment[] {
  const suffix = statement.endsWith(".value") ? ".value" : "";
  const opening = statement.indexOf('=wasmExports["');
  const closing = statement.length - suffix.length - '"]'.length;
  if (opening < 0 || !statement.startsWith('"]', closing)) return [];
  const exportName = statement.slice(opening + '=wasmExports["'.length, closing);
  const targets = statement.slice(0, opening).split("=");
  const variables = targets.filter((target) => !target.startsWith('Module["'));
  return variables.map((variable) => ({ variable, exportName, suffix }));
}
