import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { SchemaElement } from "hyparquet";
import { canonicalJson } from "../../core/episode/canonicalJson.ts";
import { flatColumns } from "../../core/episode/export/flatRows.ts";

/** A file of rows; it is complete only after `close`. */
export interface RowFile {
  add(row: Readonly<Record<string, unknown>>): void;
  close(): void;
  /** Closes it as it is, after a failure. */
  abandon(): void;
}

const bufferBytes = 1 << 18;
/** UTF-8 needs at most this many bytes for a UTF-16 code unit. */
const bytesPerUnit = 3;

/** One JSON object per line. */
export class JsonLinesFile implements RowFile {
  readonly #handle: number;
  readonly #isCanonical: boolean;
  /** One buffer for all rows: a string or buffer for each flush would use memory that is not freed in time. */
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #filled = 0;

  constructor(path: string, options: { readonly canonical: boolean } = { canonical: false }) {
    this.#isCanonical = options.canonical;
    this.#handle = openSync(path, "wx");
  }

  add(row: Readonly<Record<string, unknown>>): void {
    const line = `${this.#isCanonical ? canonicalJson(row) : JSON.stringify(row)}\n`;
    const most = line.length * bytesPerUnit;
    if (most > bufferBytes - this.#filled) this.#flush();
    if (most > bufferBytes) this.#write(Buffer.from(line));
    else this.#filled += this.#buffer.write(line, this.#filled);
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #write(bytes: Uint8Array): void {
    // A disk that is nearly full takes a part, and reports that it is full only at the next write.
    for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(this.#handle, rest));
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

/** The flat table as Parquet, written a group of rows at a time, so that memory does not grow with the table. */
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
      // Otherwise the least and the greatest text of each group would be kept until the end, and nobody needs them.
      statistics: type !== "STRING",
      offsetIndex: false,
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
