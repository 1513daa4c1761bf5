/** Owns the guess at what a misspelt word was meant to be. */
import { distance } from "fastest-levenshtein";

/** The nearest of the words, if it is near enough to be meant: two slips, and fewer than a third of its letters. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of words) {
    const slips = distance(word, candidate);
    if (slips <= 2 && slips * 3 < Math.max(word.length, 4) && (best === undefined || slips < best.slips))
      best = { candidate, slips };
  }
  return best?.candidate;
}
