import type { ScriptInside } from "./emscripten.ts";
import { mainRoutine } from "./leanRuntime.ts";

/** C's `pthread_attr_t` on this platform; its first word is the stack size, 0 meaning the default of 64 KB. */
const attributesBytes = 64;
/** The default stack is overrun by Lean's own start-up, which corrupts memory without a word. */
const mainStackBytes = 16 << 20;

/**
 * Starts Lean's `main` in a thread, so that the JavaScript main thread stays free to serve the system calls of all
 * threads. Gives the error number of `pthread_create`, 0 for success.
 */
export function startMainThread(inside: ScriptInside, programArguments: readonly string[]): number {
  const { malloc, pthread_create } = inside.exports();
  const texts = programArguments.map((each) => Buffer.from(`${each}\0`));
  const addresses = texts.map((text) => malloc(text.length));
  const vector = malloc(4 * (texts.length + 1));
  const block = malloc(16);
  const attributes = malloc(attributesBytes);

  const bytes = new Uint8Array(inside.memory());
  const words = new Uint32Array(inside.memory());
  for (const [i, text] of texts.entries()) bytes.set(text, addresses[i]);
  words.set([...addresses, 0], vector >> 2);
  words.set([texts.length, vector], block >> 2);
  bytes.fill(0, attributes, attributes + attributesBytes);
  words[attributes >> 2] = mainStackBytes;

  const status = pthread_create(block + 8, attributes, mainRoutine, block);
  inside.runtimeKeepalivePush();
  return status;
}
