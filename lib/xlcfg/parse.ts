/** Owns the grammar of xl.cfg (xen.git, tools/libs/util/libxlu_cfg_y.y): settings with the place of each value, or what is wrong and where. */
import { type LexicalFault, type Span, type Token, type TokenKind, tokens } from "./lexer";
import { unquote } from "./quoted";

/** One value. A number is kept as it is written: what reads it decides what it is. */
export interface Atom extends Span {
  readonly kind: "string" | "number";
  /** Without quotation marks and escapes. */
  readonly text: string;
}

export interface List extends Span {
  readonly kind: "list";
  readonly items: readonly CfgNode[];
}

export type CfgNode = Atom | List;

/** `name = value`, or `+=`. */
export interface Assignment extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly operator: "=" | "+=";
  readonly value: CfgNode;
}

/** Something that libxlutil does not read. */
export interface Fault extends Span {
  /** What was found, and what would have been read there. */
  readonly message: string;
}

export interface ParsedCfg {
  /** In the order of the file. Where there are faults, those that could be read beside them. */
  readonly assignments: readonly Assignment[];
  /** In the order of the file; empty if libxlutil reads the file. After the first ones, no more are looked for. */
  readonly faults: readonly Fault[];
}

/** Lists in lists. Xen's own parser gives up at a few thousand. */
export const DEEPEST = 100;

/** Nobody reads more of them. */
const MOST_FAULTS = 20;

/** Takes time linear to the length, whatever the text is. */
export function parseCfg(text: string): ParsedCfg {
  return new Parser(text).file();
}

/** Thrown inside of this file, where a statement can't go on. */
class Stopped extends Error {}

class Parser {
  private readonly source: Generator<Token | LexicalFault, void>;
  private token: Token;
  private readonly assignments: Assignment[] = [];
  private readonly faults: Fault[] = [];

  constructor(private readonly text: string) {
    this.source = tokens(text);
    this.token = this.next();
  }

  file(): ParsedCfg {
    while (!this.at("end") && this.faults.length < MOST_FAULTS) {
      try {
        this.statement();
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
        while (!this.at("newline", "end")) this.advance();
      }
    }
    return { assignments: this.assignments, faults: this.faults.slice(0, MOST_FAULTS) };
  }

  private statement(): void {
    if (this.at("newline", ";")) return this.advance();
    const name = this.take("name", "a name in lower case");
    const operator = this.at("+=") ? "+=" : "=";
    if (operator === "+=") this.advance();
    else this.take("=", `= after ${this.words(name)}`);
    const value = this.value(0);
    this.assignments.push({
      name: this.words(name),
      nameSpan: { start: name.start, end: name.end },
      operator,
      value,
      start: name.start,
      end: value.end,
    });
    if (!this.at("end", "newline", ";")) this.stop("the end of the line, or ;");
  }

  private value(depth: number): CfgNode {
    const { token } = this;
    if (token.kind === "[") return this.list(depth + 1);
    if (token.kind === "string") {
      this.advance();
      const unquoted = unquote(this.words(token));
      if ("text" in unquoted) return { kind: "string", text: unquoted.text, start: token.start, end: token.end };
      const at = token.start + unquoted.at;
      this.fault({ start: at, end: at + 2 }, `${unquoted.what} is nothing that a quoted text can hold`);
      return { kind: "string", text: "", start: token.start, end: token.end };
    }
    if (token.kind === "number") {
      this.advance();
      return { kind: "number", text: this.words(token), start: token.start, end: token.end };
    }
    return this.stop("a quoted text, a number or a list");
  }

  private list(depth: number): List {
    const { start } = this.token;
    if (depth > DEEPEST) this.stop(`lists in lists, ${DEEPEST} deep at most`);
    this.advance();
    this.newlines();
    const items: CfgNode[] = [];
    while (!this.at("]")) {
      items.push(this.value(depth));
      this.newlines();
      if (!this.at(",")) break;
      this.advance();
      this.newlines();
    }
    const { end } = this.take("]", "a comma, or ] at the end of the list");
    return { kind: "list", items, start, end };
  }

  private newlines(): void {
    while (this.at("newline")) this.advance();
  }

  private at(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.token.kind);
  }

  private take(kind: TokenKind, wanted: string): Token {
    const { token } = this;
    if (!this.at(kind)) this.stop(wanted);
    this.advance();
    return token;
  }

  private advance(): void {
    if (!this.at("end")) this.token = this.next();
  }

  /** The next word. A fault before it is noted, and ends the file's good standing, not the reading. */
  private next(): Token {
    for (;;) {
      const { value: token } = this.source.next();
      if (token === undefined) throw new Error("the lexer ends with its own word for it");
      if (token.kind !== "fault") return token;
      // Each may look at a whole line, and a line may be all of the file.
      if (this.faults.length < MOST_FAULTS)
        this.fault(token, `${this.shown(token)} is nothing that xl.cfg has a word for`);
    }
  }

  private stop(wanted: string): never {
    this.fault(this.token, `${this.shown(this.token)} stands where ${wanted} was expected`);
    throw new Stopped();
  }

  private fault(span: Span, message: string): void {
    this.faults.push({ start: span.start, end: span.end, message });
  }

  private words({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  private shown(span: Span & { readonly kind: string }): string {
    if (span.kind === "end") return "the end of the file";
    if (span.kind === "newline") return "the end of the line";
    // A password that is written wrongly is one all the same.
    if (isAboutPassword(lineAt(this.text, span.start))) return "what is written there";
    const words = this.words(span);
    return words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}…` : words;
  }
}

/** Of a fault's own words, in characters. */
const MOST_SHOWN = 40;

/** Whether a line of a file is about a password, so that none of it may be shown. */
export function isAboutPassword(line: string): boolean {
  return /passw/i.test(line);
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, end === -1 ? undefined : end);
}
