// Writes into package-lock.json the entries of platform packages that npm left out. A registry mirror may lack the
// binaries of other systems; npm then drops them from the lock, and `npm ci` refuses a lock without them. Run it after
// every `npm install` that changes dependencies. The entries have no hash, since there is nothing to hash here.
import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = "arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" ");
const systemOfPackage = { fsevents: ["darwin"] };

/** The requirements of a platform package, from its name: `@biomejs/cli-linux-x64-musl` needs linux, x64 and musl. */
function platformOf(name) {
  const words = name.split(/[/@.-]+/);
  const os = systemOfPackage[name] ?? systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  if (os.length + cpu.length === 0) throw new Error(`${name} names no platform: what it needs is unknown`);
  const libc = words.includes("musl") || words.includes("musleabihf") ? ["musl"] : glibcOf(words);
  return { ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }), ...(libc.length > 0 && { libc }) };
}

function glibcOf(words) {
  return words.some((word) => /^gnu(eabihf)?$/.test(word)) ? ["glibc"] : [];
}

function missingEntries(packages) {
  return Object.entries(packages).flatMap(([owner, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`${owner}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map(([name, range]) => {
        const version = range.replace(/^[~^]/, "");
        return [`node_modules/${name}`, { version, ...(dev && { dev }), optional: true, ...platformOf(name) }];
      }),
  );
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const added = missingEntries(lock.packages);
Object.assign(lock.packages, Object.fromEntries(added));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
// npm sorts the entries.
execSync("npm install --package-lock-only --ignore-scripts", { stdio: "inherit" });
console.log(`${added.length} platform packages added to package-lock.json`);
