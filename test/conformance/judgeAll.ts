import type { ConformanceChecker } from "./checkerAdapter.ts";
import type { ConformanceCase } from "./conformanceCase.ts";
import type { Judgement } from "./judge.ts";
import { runCase } from "./judge.ts";

/**
 * Judges cases on several checkers in parallel; those of one text go to the same checker, one after the other. The
 * texts are started in the order of the cases, so that a reader of the judgements in that order waits least. The
 * promises reject with the error of a checker; once the signal has fired no case is started, and the remaining promises
 * never settle.
 */
export function judgeAll(
  checkers: readonly ConformanceChecker[],
  cases: readonly ConformanceCase[],
  signal: AbortSignal,
): ReadonlyMap<ConformanceCase, Promise<Judgement>> {
  const texts = [...new Set(cases.map(({ text }) => text))];
  const asked = cases.map((tested) => new Question(tested));
  const next = texts.values();
  const work = async (checker: ConformanceChecker): Promise<void> => {
    for (const text of next)
      for (const { tested, resolve, reject } of asked.filter((question) => question.tested.text === text))
        if (!signal.aborted) await runCase(checker, tested, signal).then(resolve, reject);
  };
  for (const checker of checkers) void work(checker);
  return new Map(asked.map(({ tested, judgement }) => [tested, judgement]));
}

class Question {
  readonly tested: ConformanceCase;
  readonly judgement: Promise<Judgement>;
  resolve!: (judgement: Judgement) => void;
  reject!: (error: unknown) => void;

  constructor(tested: ConformanceCase) {
    this.tested = tested;
    this.judgement = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // The reader gets the rejection; this only prevents an unhandled one before.
    this.judgement.catch(() => undefined);
  }
}
