/** Loaded by `lean.js` in each of its worker threads, before anything else. */
import { workerData } from "node:worker_threads";
import { type ThreadData, createLeanRuntime, publishRuntime } from "./leanRuntime.ts";

publishRuntime(createLeanRuntime(workerData as ThreadData));
