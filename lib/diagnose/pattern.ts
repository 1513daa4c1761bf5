/** Owns the form of a printed text: literal pieces with named holes, and how one is matched, in time that is linear in what is read. */

/** `number`: digits, and a sign. `word`: no blanks. `text`: anything up to the next literal piece, on one line. */
type HoleKind = "number" | "word" | "text";
type Segment = { readonly literal: string } | { readonly name: string; readonly kind: HoleKind };

export interface Pattern {
  readonly source: string;
  /** The same for people: without what a hole may hold. */
  readonly shown: string;
  /** The names of the holes, in order. */
  readonly holes: readonly string[];
  /** The longest literal piece: a text that does not hold it does not match. Its white space is single blanks. */
  readonly anchor: string;
  /** From the anchor, which is the first of them, leftwards. */
  readonly leftwards: readonly Segment[];
  /** From behind the anchor rightwards. */
  readonly rightwards: readonly Segment[];
}

export interface Match {
  /** Half-open, in the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** By the name of the hole, as printed. */
  readonly values: Readonly<Record<string, string>>;
}

/** What looks like a longer value is none. */
const LONGEST_VALUE = 512;
/** What looks like longer white space between two words is none. */
const LONGEST_BLANK = 128;
/** No match reaches further from the end of its anchor, to either side. */
export const REACH = 8192;

const HOLE = /\{([a-z][A-Za-z]*)(?::(number|word))?\}/g;
const OUTSIDE = -1;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
export const QUOTE = 34;
export const BACKSLASH = 92;

/**
 * Reads `Domain with name "{name}" already exists.`: a hole is `{name}`, `{name:number}` or `{name:word}`; any other brace is itself.
 * A blank stands for any white space with one line break at most, since mail and terminals wrap; a quotation mark also for an escaped one, as in JSON.
 * @throws RangeError if two holes touch or share a name, if no literal piece tells the text from others, or if it may be longer than a match may reach.
 */
export function parsePattern(source: string): Pattern {
  const segments = [...split(source)];
  const holes = segments.flatMap((segment) => ("name" in segment ? [segment.name] : []));
  if (new Set(holes).size < holes.length) throw new RangeError(`two holes of "${source}" share a name`);
  if (segments.some((segment, index) => "name" in segment && "name" in (segments[index + 1] ?? {})))
    throw new RangeError(`two holes of "${source}" touch`);
  const literals = segments.map((segment) => ("literal" in segment ? segment.literal : ""));
  const longest = literals.reduce(
    (best, text, index) => (text.length > (literals[best] ?? "").length ? index : best),
    0,
  );
  const anchor = literals[longest] ?? "";
  if (anchor.replace(/[^a-z]/gi, "").length < 8)
    throw new RangeError(`"${source}" has no piece of eight letters that tells it from other texts`);
  const blanks = source.split(" ").length;
  if (source.length + blanks * LONGEST_BLANK + holes.length * LONGEST_VALUE > REACH)
    throw new RangeError(`"${source}" is too long`);
  return {
    source,
    shown: source.replace(HOLE, "{$1}"),
    holes,
    anchor,
    leftwards: segments.slice(0, longest + 1).reverse(),
    rightwards: segments.slice(longest + 1),
  };
}

function* split(source: string): Generator<Segment> {
  let from = 0;
  for (const { index, 0: whole, 1: name = "", 2: kind } of source.matchAll(HOLE)) {
    if (index > from) yield { literal: source.slice(from, index) };
    yield { name, kind: (kind as HoleKind | undefined) ?? "text" };
    from = index + whole.length;
  }
  if (from < source.length) yield { literal: source.slice(from) };
}

/** The match whose anchor ends at `anchorEnd`, undefined if the text around it does not fit. */
export function matchAround(
  { anchor, leftwards, rightwards }: Pattern,
  text: string,
  anchorEnd: number,
): Match | undefined {
  const left = follow(leftwards, text, anchorEnd, -1);
  if (left === undefined) return undefined;
  // An anchor that ends in a blank was found at the first of a run of them.
  const right = follow(rightwards, text, anchor.endsWith(" ") ? passBlanks(text, anchorEnd, 1) : anchorEnd, 1);
  if (right === undefined) return undefined;
  return { start: left.at, end: right.at, values: Object.fromEntries([...left.values.reverse(), ...right.values]) };
}

/** Positions are between characters. */
type Direction = 1 | -1;

/** Takes the first fit of each hole and never goes back, which is what keeps it linear. */
function follow(
  segments: readonly Segment[],
  text: string,
  from: number,
  direction: Direction,
): { at: number; values: [name: string, value: string][] } | undefined {
  const values: [string, string][] = [];
  let at = from;
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    const end =
      "literal" in segment
        ? passLiteral(segment.literal, text, at, direction)
        : passValue(segment.kind, next, text, at, direction);
    if (end === undefined) return undefined;
    if ("name" in segment) values.push([segment.name, text.slice(Math.min(at, end), Math.max(at, end))]);
    at = end;
  }
  return { at, values };
}

function passLiteral(literal: string, text: string, from: number, direction: Direction): number | undefined {
  let at = from;
  for (let index = 0; index < literal.length; index++) {
    const expected = literal.charCodeAt(direction === 1 ? index : literal.length - 1 - index);
    if (isBlank(expected)) {
      const behind = passBlanks(text, at, direction);
      if (behind === at) return undefined;
      at = behind;
      continue;
    }
    // A quotation mark may be escaped: logs travel in JSON.
    const escaped = expected === QUOTE;
    if (escaped && direction === 1 && look(text, at, 1) === BACKSLASH) at++;
    if (look(text, at, direction) !== expected) return undefined;
    at += direction;
    if (escaped && direction === -1 && look(text, at, -1) === BACKSLASH) at--;
  }
  return at;
}

function passBlanks(text: string, from: number, direction: Direction): number {
  const limit = from + direction * LONGEST_BLANK;
  let breaks = 0;
  let at = from;
  for (; at !== limit; at += direction) {
    const code = look(text, at, direction);
    if (!isBlank(code) || (code === LINE_FEED && ++breaks > 1)) break;
  }
  return at;
}

function passValue(
  kind: HoleKind,
  next: Segment | undefined,
  text: string,
  from: number,
  direction: Direction,
): number | undefined {
  const limit = from + direction * LONGEST_VALUE;
  let at = from;
  if (kind === "number") {
    while (at !== limit && isNumeric(look(text, at, direction))) at += direction;
    return at === from ? undefined : at;
  }
  const literal = next !== undefined && "literal" in next ? next.literal : undefined;
  let afterBlank = false;
  for (; at !== limit; at += direction) {
    const code = look(text, at, direction);
    const blank = isBlank(code);
    // No value ends in a blank: each run of blanks is tried once.
    if (
      literal !== undefined &&
      at !== from &&
      !(blank && afterBlank) &&
      passLiteral(literal, text, at, direction) !== undefined
    )
      return at;
    if (code === OUTSIDE || code === LINE_FEED || code === CARRIAGE_RETURN || (kind === "word" && blank))
      return literal === undefined && at !== from ? at : undefined;
    afterBlank = blank;
  }
  return undefined;
}

function look(text: string, at: number, direction: Direction): number {
  const index = direction === 1 ? at : at - 1;
  return index < 0 || index >= text.length ? OUTSIDE : text.charCodeAt(index);
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isNumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45;
}
