/** Owns how a value is written in a domU's configuration so that the toolstack reads back that very value: in xl.cfg, and in xm's Python. */
import { EmitError } from "./emit-error";

/** What a configuration can say: a number, a text, or a list of such. */
export type CfgValue = string | number | readonly CfgValue[];

export interface Literals {
  /** @throws EmitError if the language has no such key. */
  key(key: string, what: string): string;
  /** @throws EmitError if the language can't say the text exactly. */
  text(text: string, what: string): string;
  /** @throws EmitError if the toolstack would not read back the number. */
  number(number: number, what: string): string;
}

/** What both languages have a letter for. */
const LETTERS: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/**
 * xl.cfg (libxlu_cfg_l.l and xlu__cfgl_dequote, the same from 4.1 to 4.22). Every other byte stands for itself: the escapes by number,
 * \x.. and \NNN, are read but yield nothing, so they must never be written.
 */
export const XL_LITERALS: Literals = {
  key(key, what) {
    if (!/^[a-z][_0-9a-z]*$/.test(key))
      throw new EmitError(`${what}: "${key}" is not a key that xl.cfg can hold: lower case letters, digits and _`);
    return key;
  },
  text(text, what) {
    return `"${exact(text, what).replace(/[\\"\x07\b\f\n\r\t\v]/g, (character) => LETTERS[character] as string)}"`;
  },
  number(number, what) {
    // The lexer's numbers have no sign; xlu_cfg_get_long reads a quoted one just as well.
    return whole(number, what) < 0 ? `"${number}"` : String(number);
  },
};

// Of Python 2, which xm is written in.
const PYTHON_KEYWORDS = new Set(
  (
    "and as assert break class continue def del elif else except exec finally for from global if import in is lambda not or pass print raise " +
    "return try while with yield"
  ).split(" "),
);

/** Python 2 makes a long of more, and xm ignores longs (opts.py: vtypes). */
const LARGEST_PYTHON_INT = 2 ** 31 - 1;

/** xm's Python 2. It reads a file without a coding line as ASCII, so UTF-8 is written byte by byte. */
export const XM_LITERALS: Literals = {
  key(key, what) {
    if (!/^[a-z][_0-9a-z]*$/.test(key) || PYTHON_KEYWORDS.has(key))
      throw new EmitError(`${what}: "${key}" is not a variable that xm's Python can hold`);
    return key;
  },
  text(text, what) {
    const bytes = [...Buffer.from(exact(text, what), "utf8")];
    return `"${bytes.map(pythonByte).join("")}"`;
  },
  number(number, what) {
    if (Math.abs(whole(number, what)) > LARGEST_PYTHON_INT)
      throw new EmitError(`${what} is ${number}, but xm ignores numbers beyond ${LARGEST_PYTHON_INT}`);
    return String(number);
  },
};

function pythonByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return LETTERS[character] ?? (byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, "0")}`);
}

function exact(text: string, what: string): string {
  if (text.includes("\0")) throw new EmitError(`${what} holds a NUL, which ends the text for Xen's tools`);
  if (/\p{Surrogate}/u.test(text))
    throw new EmitError(`${what} holds half of a surrogate pair, which UTF-8 has no bytes for`);
  return text;
}

function whole(number: number, what: string): number {
  if (!Number.isSafeInteger(number)) {
    throw new EmitError(
      `${what} is ${number}, but numbers here are whole, up to ${Number.MAX_SAFE_INTEGER}: if the key takes such a value, declare it as text`,
    );
  }
  return number;
}
