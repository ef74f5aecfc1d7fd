import { literally } from "../lean/names.ts";

/** A rule that finds private data in a text, and the replacement for it. */
interface RedactionRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly replacement: string;
}

/**
 * Addresses come before e-mails, and both before names, so that the widest match wins. Each pattern requires that no
 * character of its own kind precedes a match; without this, a text of ten megabytes without a space would be searched
 * again from each of its characters.
 */
const rules: readonly RedactionRule[] = [
  {
    name: "token",
    pattern:
      /(?<![\w-])(?:sk-[\w-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|hf_\w{20,}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,})/gu,
    replacement: "[token]",
  },
  { name: "url", pattern: /\b(?:https?|ssh|git|ftp):\/\/[^\s"'`)\]}>]+/gu, replacement: "[url]" },
  { name: "url", pattern: /\bgit@[\w.-]+:[^\s"'`)\]}>]+/gu, replacement: "[url]" },
  { name: "email", pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, replacement: "[email]" },
  {
    name: "home",
    pattern: /(?:\/(?:home|Users)\/[^/\s"'`:]+|[A-Za-z]:\\+Users\\+[^\\\s"'`:]+|\/root(?=\/))/gu,
    replacement: "~",
  },
];

/** The replacements by one rule: their number, and a few examples of the replaced text. */
export interface RedactionCount {
  readonly rule: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Substrings of which every match contains one. Most texts contain none and are searched only once. */
const suspicious = [
  "@",
  ":\\/\\/",
  "\\/(?:home|Users|root)",
  ":\\\\",
  "sk-",
  "gh[pousr]_",
  "github_pat_",
  "hf_",
  "AKIA",
  "xox",
  "eyJ",
];

const exampleLimit = 5;

/**
 * Removes home folders, addresses, e-mails, tokens and the given names (of the user and of the machine) from all texts
 * of a value, and counts them. It finds only what looks like private data; a person still has to check the preview.
 */
export class Redactor {
  readonly #rules: readonly RedactionRule[];
  readonly #suspicious: RegExp;
  readonly #used = new Set<string>();
  readonly #found = new Map<string, { count: number; readonly examples: Set<string> }>();

  constructor(names: readonly string[] = []) {
    const words = [...new Set(names)].filter((name) => name.length >= 3).map(literally);
    const byName = {
      name: "name",
      pattern: new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`, "gu"),
      replacement: "[name]",
    };
    this.#rules = words.length === 0 ? rules : [...rules, byName];
    this.#suspicious = new RegExp([...suspicious, ...words].join("|"), "u");
  }

  text(text: string): string {
    if (!this.#suspicious.test(text)) return text;
    let redacted = text;
    for (const { name, pattern, replacement } of this.#rules)
      redacted = redacted.replace(pattern, (match) => {
        const found = this.#found.get(name) ?? { count: 0, examples: new Set<string>() };
        this.#found.set(name, found);
        found.count += 1;
        this.#used.add(name);
        if (found.examples.size < exampleLimit) found.examples.add(match);
        return replacement;
      });
    return redacted;
  }

  /** Redacts every string inside a value of plain data; keys stay. */
  value<Value>(value: Value): Value {
    return this.#inside(value) as Value;
  }

  #inside(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.#inside(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#inside(item)]));
  }

  /** Returns the rules that replaced something since the last call. */
  takeUsed(): string[] {
    const used = [...this.#used];
    this.#used.clear();
    return used;
  }

  get counts(): readonly RedactionCount[] {
    return [...this.#found].map(([rule, { count, examples }]) => ({ rule, count, examples: [...examples] }));
  }
}

/** Names the people of an export `user-1`, `user-2`, ... in order of appearance; models keep their name. */
export class Pseudonyms {
  readonly #names = new Map<string, string>();

  of(actor: { readonly id: string; readonly kind: string }): string {
    if (actor.kind !== "human") return actor.id;
    const known = this.#names.get(actor.id) ?? `user-${this.#names.size + 1}`;
    this.#names.set(actor.id, known);
    return known;
  }
}
