/** `node prepareOnce.ts PACKAGE-FOLDER CACHE-ROOT`: prepares in a process of its own; progress and result as JSON lines. */
import { prepareEmbeddedLean } from "../../../../lean-bridge/embedded/prepare/prepareEmbeddedLean.ts";

const [packageFolder = "", cacheRoot = ""] = process.argv.slice(2);
const onProgress = (progress: object): void => console.log(JSON.stringify(progress));
const signal = new AbortController().signal;
void prepareEmbeddedLean({ packageFolder, cacheRoot, signal, onProgress }).then((result) =>
  console.log(JSON.stringify(result)),
);
