/** Owns the search for many anchors at once (Aho and Corasick, 1975): each character of a log is looked at once, however many symptoms are known. */
import { BACKSLASH, isBlank, QUOTE } from "./pattern";

const ALPHABET = 128;
const BLANK = 32;
const ROOT = 0;

/** Runs of white space count as one blank, and an escaped quotation mark as one that is not, so that an anchor is found where its text was wrapped or quoted. */
export class Automaton {
  /** By state and character. */
  private readonly next: Uint16Array;
  /** By state: the numbers of the anchors that end there. */
  private readonly ends: readonly (readonly number[])[];

  /** @throws RangeError if an anchor holds anything but ASCII, or if there are too many. */
  constructor(anchors: readonly string[]) {
    const states = 1 + anchors.reduce((sum, { length }) => sum + length, 0);
    if (states > 0xffff) throw new RangeError("too many anchors for 16 bits");
    this.next = new Uint16Array(states * ALPHABET);
    this.ends = this.link(this.grow(anchors));
  }

  /** The trie. */
  private grow(anchors: readonly string[]): number[][] {
    const ends: number[][] = [[]];
    anchors.forEach((anchor, number) => {
      let state = ROOT;
      for (let index = 0; index < anchor.length; index++) {
        const code = anchor.charCodeAt(index);
        if (code >= ALPHABET) throw new RangeError(`"${anchor}" is not ASCII`);
        const cell = state * ALPHABET + (isBlank(code) ? BLANK : code);
        if (this.next[cell] === ROOT) {
          this.next[cell] = ends.length;
          ends.push([]);
        }
        state = this.next[cell] as number;
      }
      ends[state]?.push(number);
    });
    return ends;
  }

  /** Each missing edge of a state becomes that of its longest suffix which is a state too. */
  private link(ends: number[][]): number[][] {
    const suffix = new Uint16Array(ends.length);
    const queue: number[] = [ROOT];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      for (let code = 0; code < ALPHABET; code++) {
        const cell = state * ALPHABET + code;
        const child = this.next[cell] as number;
        const otherwise = state === ROOT ? ROOT : (this.next[(suffix[state] as number) * ALPHABET + code] as number);
        if (child === ROOT) this.next[cell] = otherwise;
        else {
          suffix[child] = otherwise;
          ends[child]?.push(...(ends[otherwise] ?? []));
          queue.push(child);
        }
      }
    }
    return ends;
  }

  /** Where the search stands: hand it back to go on in the next piece of the same text. */
  static readonly START: Position = { state: ROOT, afterBlank: false };

  /** Calls `found` with the number of each anchor that ends behind `text[index]`, for the indices from `from` up to, not including, `to`. */
  search(
    text: string,
    from: number,
    to: number,
    position: Position,
    found: (anchor: number, end: number) => void,
  ): Position {
    const { next, ends } = this;
    let { state, afterBlank } = position;
    for (let index = from; index < to; index++) {
      let code = text.charCodeAt(index);
      if (isBlank(code)) {
        if (afterBlank) continue;
        afterBlank = true;
        code = BLANK;
      } else if (code === BACKSLASH && text.charCodeAt(index + 1) === QUOTE) continue;
      else afterBlank = false;
      state = code < ALPHABET ? (next[state * ALPHABET + code] as number) : ROOT;
      for (const anchor of ends[state] as readonly number[]) found(anchor, index + 1);
    }
    return { state, afterBlank };
  }
}

export interface Position {
  readonly state: number;
  readonly afterBlank: boolean;
}
