import parseSpdx from "spdx-expression-parse";

/** True if a text is an SPDX licence expression, such as `CC-BY-4.0` or `MIT OR Apache-2.0`. */
export function isLicence(text: string): boolean {
  try {
    parseSpdx(text);
    return true;
  } catch {
    return false;
  }
}
