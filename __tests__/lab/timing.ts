/** Owns the lab's account of where its time goes. */
import { performance } from "node:perf_hooks";

/** Tells on stderr how long a stage took, once it has succeeded. */
export async function timed<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  process.stderr.write(`lab: ${stage}: ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Asks again until the answer is something else than undefined. @throws Error once the time is over. */
export async function until<Answer>(
  what: string,
  seconds: number,
  ask: () => Promise<Answer | undefined>,
  everyMilliseconds = 100,
): Promise<Answer> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s for ${what}, in vain`);
    await pause(everyMilliseconds);
  }
}

/** @param signal ends it early, for good: it never resolves then. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => clearTimeout(timer));
  });
}
