// The licences of everything in a bundle. This is our own code, because only the bundler knows what a bundle contains:
// tools that walk node_modules list what is installed.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const inPackage = /^node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//u;
const isLicence = /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-].*)?$/iu;

/** One text over all packages named in the metafiles of esbuild or in `copied`. */
export async function thirdPartyNotices(metafiles, copied) {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const bundled = inputs.flatMap((input) => inPackage.exec(input)?.groups.name ?? []);
  const names = [...new Set([...bundled, ...copied])].toSorted((one, other) => one.localeCompare(other, "en"));
  const notices = await Promise.all(names.map(notice));
  return `Colloquy contains parts of these packages.\n\n${notices.join("\n")}`;
}

async function notice(name) {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (!license) throw new Error(`${name} names no licence`);
  const files = (await readdir(folder)).filter((file) => isLicence.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return [`${"=".repeat(80)}\n${name} ${version} (${license})\n`, ...texts.map((text) => `${text.trim()}\n`)].join(
    "\n",
  );
}
