/** Owns the way of a log of any size past a list of patterns, block by block, in time that is linear in its length. */
import { Automaton } from "./automaton";
import { type Match, matchAround, type Pattern, REACH } from "./pattern";

export interface Hit {
  /** Which of the patterns, by its place in the list. */
  readonly pattern: number;
  /** Of its first character, from 1. */
  readonly line: number;
  /** Half-open, in characters from the beginning of the log. */
  readonly start: number;
  readonly end: number;
  readonly values: Match["values"];
  /** The lines that it stands on, joined, without what is far from it. */
  readonly text: () => string;
}

const LINE_FEED = 10;
/** More of a line than this is not shown on either side of a match. */
const CONTEXT = 160;

/** Made once for a list, however many logs are led past it. */
const automatons = new WeakMap<readonly Pattern[], Automaton>();

function automatonOf(patterns: readonly Pattern[]): Automaton {
  let automaton = automatons.get(patterns);
  if (automaton === undefined)
    automatons.set(patterns, (automaton = new Automaton(patterns.map(({ anchor }) => anchor))));
  return automaton;
}

/** @returns how many lines the log has. */
export function scan(blocks: Iterable<string>, patterns: readonly Pattern[], onHit: (hit: Hit) => void): number {
  const automaton = automatonOf(patterns);
  let text = "";
  let dropped = 0;
  let searched = 0;
  let counted = 0;
  let line = 1;
  let position = Automaton.START;

  const lineAt = (index: number): number => {
    for (; counted < index; counted++) if (text.charCodeAt(counted) === LINE_FEED) line++;
    return line;
  };
  const searchUpTo = (to: number): void => {
    if (to <= searched) return;
    position = automaton.search(text, searched, to, position, (pattern, anchorEnd) => {
      const match = matchAround(patterns[pattern] as Pattern, text, anchorEnd);
      if (match === undefined) return;
      const { start, end, values } = match;
      const feeds = occurrences("\n", text.slice(start, anchorEnd));
      onHit({
        pattern,
        line: lineAt(anchorEnd) - feeds,
        start: dropped + start,
        end: dropped + end,
        values,
        text: () => around(text, start, end),
      });
    });
    searched = to;
    lineAt(to);
  };

  for (const block of blocks) {
    text += block;
    // What follows an anchor must be in sight, and what precedes it must still be.
    searchUpTo(text.length - REACH);
    const drop = Math.max(0, searched - REACH);
    text = text.slice(drop);
    dropped += drop;
    searched -= drop;
    counted -= drop;
  }
  searchUpTo(text.length);
  return text.endsWith("\n") || dropped + text.length === 0 ? line - 1 : line;
}

function around(text: string, start: number, end: number): string {
  const left = text.slice(Math.max(0, start - CONTEXT), start);
  const right = text.slice(end, end + CONTEXT);
  const shown = `${left.slice(left.lastIndexOf("\n") + 1)}${text.slice(start, end)}${/^[^\r\n]*/.exec(right)?.[0] ?? ""}`;
  return shown.replace(/\s+/g, " ").trim();
}

function occurrences(character: string, text: string): number {
  return text.split(character).length - 1;
}
