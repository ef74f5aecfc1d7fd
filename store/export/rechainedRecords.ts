import type { EpisodeRecord } from "../../core/episode/episodeRecord.ts";
import type { Pseudonyms, Redactor } from "../../core/episode/redaction.ts";
import { contentHashOf, recordHashOf, textHashOf } from "../recordHash.ts";

/**
 * Records as they are exported: redacted, under pseudonyms, and in a chain of their own that names each record's
 * origin.
 */
export class RechainedRecords {
  readonly #redactor: Redactor;
  readonly #pseudonyms: Pseudonyms;
  #seq = 0;
  #prevHash = "";

  constructor(redactor: Redactor, pseudonyms: Pseudonyms) {
    this.#redactor = redactor;
    this.#pseudonyms = pseudonyms;
  }

  next(record: EpisodeRecord): EpisodeRecord {
    this.#redactor.takeUsed();
    // The text is public now, so the salt hides nothing; derived from the record, it makes exports reproducible.
    const salt = textHashOf(`export ${record.hash}`).slice(0, 32);
    // Redaction keeps the order of keys, so that a canonical order stays canonical.
    const content = record.content && { ...this.#redactor.value(record.content), salt };
    const unhashed = {
      ...record,
      actor: record.actor && { ...record.actor, id: this.#pseudonyms.of(record.actor) },
      seq: this.#seq,
      prevHash: this.#prevHash,
      redactions: this.#redactor.takeUsed(),
      contentHash: content ? contentHashOf(content) : record.contentHash,
      content,
    };
    const rechained = { ...unhashed, hash: recordHashOf(unhashed) };
    this.#seq += 1;
    this.#prevHash = rechained.hash;
    return rechained;
  }
}
