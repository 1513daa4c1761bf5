/** Owns the words of an xl.cfg, as libxlutil cuts them (xen.git, tools/libs/util/libxlu_cfg_l.l). */

/** A piece of a text: offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type TokenKind = "name" | "number" | "string" | "newline" | "," | "[" | "]" | "=" | "+=" | ";" | "end";

export interface Token extends Span {
  readonly kind: TokenKind;
}

/** What the lexer has no rule for. It takes the rest of the line with it. */
export interface LexicalFault extends Span {
  readonly kind: "fault";
}

/** Each word of the language from where it begins. A name has no upper-case letter and no dash; a number may be hexadecimal. */
const WORDS: readonly (readonly [TokenKind, RegExp])[] = [
  ["name", /[a-z][._0-9a-z]*/y],
  ["number", /[0-9][0-9a-fx]*/y],
  ["string", /'[^'\\\n]*(?:\\[^\n][^'\\\n]*)*'|"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"/y],
  // A comment without a line feed at its end is none.
  ["newline", /\n|#[^\n]*\n/y],
  ["+=", /\+=/y],
];

const SIGNS = new Set<string>([",", "[", "]", "=", ";"]);

const BLANKS = /[ \t]*/y;
const REST_OF_LINE = /[^\n]*/y;

/** What the language calls a name: `memory`, `vif.default.script`. */
const NAME = /^[a-z][._0-9a-z]*$/;

export function isName(text: string): boolean {
  return NAME.test(text);
}

/** The words in order, the last of kind "end". Each character is looked at a few times at most. */
export function* tokens(text: string): Generator<Token | LexicalFault, void> {
  let start = 0;
  for (;;) {
    start = after(BLANKS, text, start);
    if (start === text.length) break;
    const kind = text.charAt(start);
    if (SIGNS.has(kind)) yield { kind: kind as TokenKind, start, end: ++start };
    else {
      const word = wordAt(text, start);
      // Xen's lexer meets the end of the file before it complains of the last character.
      if (word === undefined && start === text.length - 1) break;
      // What follows a fault in its line is not looked at: the file is refused already.
      yield word ?? { kind: "fault", start, end: after(REST_OF_LINE, text, start) };
      start = word?.end ?? after(REST_OF_LINE, text, start);
    }
  }
  yield { kind: "end", start, end: start };
}

function wordAt(text: string, start: number): Token | undefined {
  for (const [kind, pattern] of WORDS) {
    const end = after(pattern, text, start);
    if (end > start) return { kind, start, end };
  }
  return undefined;
}

/** Where a sticky pattern ends that is tried at an offset; the offset itself if it does not match there. */
function after(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
