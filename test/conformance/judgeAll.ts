import type { ConformanceChecker } from "./checkerAdapter.ts";
import type { ConformanceCase } from "./conformanceCase.ts";
import type { Judgement } from "./judge.ts";
import { runCase } from "./judge.ts";

/**
 * Judges cases on several checkers side by side; those of one text go to the same checker, behind each other. The texts
 * are begun in the order of the cases, so that who reads the judgements in that order waits the least. The promises
 * reject with whatever a checker throws; once the signal has fired no case is begun, and the others never settle.
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
    // Whoever reads it hears of a rejection; until then it is nobody's.
    this.judgement.catch(() => undefined);
  }
}
