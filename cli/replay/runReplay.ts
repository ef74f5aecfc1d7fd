import { join } from "node:path";
import { TextStore } from "../../store/textStore.ts";
import type { ReplayAnswer, ReplayEngine, ReplayStep } from "./replayEngine.ts";
import { unanswered } from "./replayEngine.ts";
import type { ReplayPlan } from "./replayPlan.ts";
import type { ReplayProgress } from "./replayProgress.ts";

export interface Replayed {
  readonly step: ReplayStep;
  readonly answer: ReplayAnswer;
}

export interface ReplayRun {
  readonly workspaceFolder: string;
  readonly plan: ReplayPlan;
  readonly engine: ReplayEngine;
  readonly progress: ReplayProgress;
  readonly onDone: (steps: number) => void;
}

/** Of one document: opening it takes seconds, and a process that is killed meanwhile loses no more than so many. */
const stepsAtOnce = 150;

/** Gives every planned step to the engine, as many documents at a time as it bears. An abort keeps what is noted. */
export async function runReplay(run: ReplayRun, signal: AbortSignal): Promise<readonly Replayed[]> {
  const texts = new TextStore(run.workspaceFolder);
  const replayed: Replayed[] = [];
  const waiting = run.plan.documents.flatMap(({ hash, uri, steps }) => {
    const open = steps.filter((step) => {
      const answer = run.progress.find(step);
      if (answer) replayed.push({ step, answer });
      return !answer;
    });
    return inParts(open).map((part) => ({ hash, uri, steps: part }));
  });
  run.onDone(replayed.length);
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const { hash, uri, steps } = task;
      const text = await texts.read(hash);
      const path = join(run.workspaceFolder, uri);
      const answers =
        text === undefined
          ? unanswered(steps, "its document was deleted or changed")
          : await run.engine.replay({ text, path, shown: uri }, steps, signal);
      await run.progress.note(steps, answers);
      signal.throwIfAborted();
      for (const [at, step] of steps.entries()) {
        const answer = answers[at];
        if (answer) replayed.push({ step, answer });
      }
      run.onDone(replayed.length);
    }
  };
  await Promise.all(Array.from({ length: run.engine.parallel }, work));
  return replayed;
}

function inParts(steps: readonly ReplayStep[]): readonly (readonly ReplayStep[])[] {
  const parts: (readonly ReplayStep[])[] = [];
  for (let at = 0; at < steps.length; at += stepsAtOnce) parts.push(steps.slice(at, at + stepsAtOnce));
  return parts;
}
