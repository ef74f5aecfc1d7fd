import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KnownSyntax } from "./decided/decidedSyntax.ts";
import { leanRequests } from "../../../../lean-bridge/protocol/leanProtocol.ts";
import { NameReader, shownName } from "../../../../lean-bridge/olean/leanName.ts";
import { OleanObjects } from "../../../../lean-bridge/olean/oleanObjects.ts";
import type { LeanSession } from "../../../../lean-bridge/session/leanSession.ts";

const typesOfParsers = [
  "Lean.ParserDescr",
  "Lean.TrailingParserDescr",
  "Lean.Parser.Parser",
  "Lean.Parser.TrailingParser",
];
/** `Lean.ConstantInfo`: axioms, definitions, theorems and opaque constants come first. */
const lastValueTag = 3;
const constantTag = 4;

/** The options and kinds of syntax that a Lean knows: options from its completion, kinds from its library's modules. */
export async function knownSyntax(lean: {
  readonly session: LeanSession;
  readonly uri: string;
  readonly libraryFolder: string;
}): Promise<KnownSyntax> {
  return { options: await knownOptions(lean.session, lean.uri), kinds: knownKinds(lean.libraryFolder) };
}

async function knownOptions(session: LeanSession, uri: string): Promise<readonly string[]> {
  const signal = AbortSignal.timeout(100_000);
  const text = "set_option \n";
  const document = session.openDocument(uri, text);
  await document.settle(signal);
  const position = { line: 0, character: text.length - 1 };
  const answer = await document.ask(leanRequests.completion, { textDocument: { uri }, position }, signal);
  if (answer.kind === "unknown") throw new Error(`no list of options: ${answer.detail}`);
  return answer.value.items.map(({ label }) => label);
}

/** Each kind is a constant whose type shows that it is a parser. */
function knownKinds(folder: string): readonly string[] {
  const modules = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".olean"));
  return [...new Set(modules.flatMap((path) => parsersIn(join(folder, path))))].sort();
}

function parsersIn(path: string): readonly string[] {
  const { objects, roots } = OleanObjects.open([readFileSync(path)]);
  const names = new NameReader(objects);
  const parsers: string[] = [];
  for (const info of roots.flatMap((root) => [...objects.array(objects.field(root, 2))])) {
    if (objects.tag(info) > lastValueTag) continue;
    const constant = objects.field(objects.field(info, 0), 0);
    const type = objects.field(constant, 2);
    if (objects.tag(type) !== constantTag) continue;
    if (typesOfParsers.includes(shownName(names.read(objects.field(type, 0)))))
      parsers.push(shownName(names.read(objects.field(constant, 0))));
  }
  return parsers;
}
