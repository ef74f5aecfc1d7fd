import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet";
import { canonicalJson } from "../../core/episode/canonicalJson.ts";
import { flatColumns } from "../../core/episode/export/flatRows.ts";

/** A file that takes rows; nothing is whole before `close`. */
export interface RowFile {
  add(row: Readonly<Record<string, unknown>>): void;
  close(): void;
  /** Lets go of it as it is, after a failure. */
  abandon(): void;
}

const flushLength = 200_000;

/** One JSON object a line. */
export class JsonLinesFile implements RowFile {
  readonly #handle: number;
  readonly #isCanonical: boolean;
  #pending = "";

  constructor(path: string, options: { readonly canonical: boolean } = { canonical: false }) {
    this.#isCanonical = options.canonical;
    this.#handle = openSync(path, "wx");
  }

  add(row: Readonly<Record<string, unknown>>): void {
    this.#pending += `${this.#isCanonical ? canonicalJson(row) : JSON.stringify(row)}\n`;
    if (this.#pending.length > flushLength) this.#flush();
  }

  #flush(): void {
    // A disk that is nearly full takes a part, and says that it is full only when it is asked again.
    for (let rest: Uint8Array = Buffer.from(this.#pending); rest.length > 0; )
      rest = rest.subarray(writeSync(this.#handle, rest));
    this.#pending = "";
  }

  close(): void {
    this.#flush();
    fsyncSync(this.#handle);
    this.abandon();
  }

  abandon(): void {
    closeSync(this.#handle);
  }
}

const groupRows = 1_000;

/** The flat table as Parquet, a group of rows at a time, so that memory does not grow with the table. */
export class ParquetFile implements RowFile {
  readonly #writer: ParquetWriter;
  #rows: Readonly<Record<string, unknown>>[] = [];

  constructor(path: string) {
    const columns: SchemaElement[] = flatColumns.map(({ name, type }) =>
      type === "STRING"
        ? { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" }
        : { name, type, repetition_type: "REQUIRED" },
    );
    const schema = [{ name: "root", num_children: columns.length }, ...columns];
    this.#writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: "colloquy" });
  }

  add(row: Readonly<Record<string, unknown>>): void {
    this.#rows.push(row);
    if (this.#rows.length >= groupRows) this.#writeGroup();
  }

  #writeGroup(): void {
    const rows = this.#rows;
    this.#rows = [];
    const columnData = flatColumns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => (type === "INT64" ? BigInt(Number(row[name])) : row[name])),
    }));
    void this.#writer.write({ columnData, rowGroupSize: groupRows });
  }

  close(): void {
    if (this.#rows.length > 0) this.#writeGroup();
    void this.#writer.finish();
  }

  abandon(): void {
    this.#rows = [];
  }
}
