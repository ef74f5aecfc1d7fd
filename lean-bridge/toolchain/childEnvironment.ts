import { envValue, pathRules, type ToolchainHost } from "./host.ts";

/**
 * Variables that a child must not inherit: those of the Node, npm, Electron or VS Code that started us, and those by
 * which another `lake env` or elan would steer this Lean to another installation.
 */
const disturbing =
  /^(?:NODE_OPTIONS|NODE_PATH|VSCODE_.*|ELECTRON_.*|npm_.*|LAKE|LAKE_HOME|LEAN|LEAN_SYSROOT|LEAN_RECURSION_COUNT)$/i;

/** Our environment as a child may see it, PATH, HOME and ELAN_HOME kept. */
export function inheritedEnvironment(host: ToolchainHost): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(host.env)) {
    if (value !== undefined && !disturbing.test(name)) {
      kept[name] = value;
    }
  }
  return kept;
}

/**
 * The environment of a native Lean. Its own `bin` comes first on the PATH, and elan is told its name, so that a `lean`
 * or `lake` started below it, or an elan shim, is the same version and never downloads another.
 */
export function nativeEnvironment(
  host: ToolchainHost,
  lean: { readonly leanPath: string; readonly name: string | undefined },
): Record<string, string> {
  const rules = pathRules(host);
  const environment = inheritedEnvironment(host);
  const pathKey = Object.keys(environment).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const rest = envValue(host, "PATH");
  const own = rules.dirname(lean.leanPath);
  environment[pathKey] = rest === undefined ? own : `${own}${rules.delimiter}${rest}`;
  if (lean.name === undefined) {
    delete environment["ELAN_TOOLCHAIN"];
  } else {
    environment["ELAN_TOOLCHAIN"] = lean.name;
  }
  return environment;
}
