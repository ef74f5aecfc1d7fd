/** A place in a document as the language server protocol counts it: both from 0, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** One replacement in a text, as offsets in UTF-16 code units. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Translates between offsets and positions of one text. Lines end at `\n`, as Lean's `FileMap` has them. */
export class TextIndex {
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const lineStarts = [0];
    for (let next = text.indexOf("\n"); next >= 0; next = text.indexOf("\n", next + 1)) lineStarts.push(next + 1);
    this.#lineStarts = lineStarts;
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** Start of a line as an offset; past the last line, the end of the text. */
  lineStart(line: number): number {
    return this.#lineStarts[line] ?? this.text.length;
  }

  /** The line without its line ending. */
  lineText(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineStart(line + 1)).replace(/\r?\n$/, "");
  }

  /** Clamps to the text as the protocol asks: a column past the end means the end of the line. */
  offsetAt(position: Position): number {
    if (position.line >= this.lineCount) return this.text.length;
    const start = this.lineStart(position.line);
    return start + Math.min(position.character, this.lineText(position.line).length);
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - this.lineStart(low) };
  }
}

/** Applies edits that were all counted on `text`; they must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((left, right) => left.start - right.start);
  let result = "";
  let done = 0;
  for (const edit of ordered) {
    if (edit.start < done) throw new Error(`overlapping edits at offset ${edit.start}`);
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}

export function comparePositions(left: Position, right: Position): number {
  return left.line - right.line || left.character - right.character;
}
