import { createHash } from "node:crypto";
import type { CheckLimits } from "../../core/lean/ports.ts";
import type { ScreenSite } from "../../core/lean/screenText.ts";
import type { Finding } from "../../core/lean/verdict.ts";

const capacity = 4096;

/**
 * Findings of the screen by everything that they depend on: the text up to the end of the declaration, the hole, the
 * candidate, the limits. Only definite answers are kept; what was used longest ago goes first.
 */
export class FindingCache {
  readonly #findings = new Map<string, Finding>();

  find(key: string): Finding | undefined {
    const finding = this.#findings.get(key);
    if (!finding) return undefined;
    this.#findings.delete(key);
    this.#findings.set(key, finding);
    return finding;
  }

  keep(key: string, finding: Finding): void {
    if (finding.kind === "timeout" || finding.kind === "unknown") return;
    this.#findings.set(key, finding);
    const [oldest] = this.#findings.keys();
    if (this.#findings.size > capacity && oldest !== undefined) this.#findings.delete(oldest);
  }

  clear(): void {
    this.#findings.clear();
  }
}

/** The part of a key that all candidates at one hole share. */
export function siteKey({ text, hole, mode, command }: ScreenSite): string {
  const place = [hole.kind, hole.start, hole.end, hole.column, mode, command.start, command.end].join(" ");
  return createHash("sha256").update(text.slice(0, command.end)).update(`\0${place}`).digest("hex");
}

export function findingKey(site: string, candidate: string, { maxHeartbeats }: CheckLimits): string {
  return `${site} ${maxHeartbeats ?? ""} ${candidate}`;
}
