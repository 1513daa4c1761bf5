/** Owns quoting: the one place where a value of a declaration becomes a word, a document or a comment of a shell script. */

import { printable } from "../units/inert";

/** What every shell takes as it stands, wherever in a command it is. */
const PLAIN_WORD = /^[A-Za-z0-9_./:@%+,-]+$/;
const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * One word of bash that is exactly `text`. Plain words stay bare, and a name with control characters still takes one line.
 * @throws RangeError if `text` holds a NUL, which no argument of a command can.
 */
export function quote(text: string): string {
  refuseNul(text);
  if (PLAIN_WORD.test(text)) return text;
  if (PRINTABLE_ASCII.test(text) && !/['\\$`]/.test(text)) return `'${text}'`;
  return `$'${Array.from(text, ansiC).join("")}'`;
}

/**
 * One word of any POSIX shell (a domU's may be dash or busybox) that is exactly `text`. What can't be seen is written as printf(1) has it: people
 * read and paste these.
 * @throws RangeError if it holds a NUL.
 */
export function quotePosix(text: string): string {
  refuseNul(text);
  if (PLAIN_WORD.test(text)) return text;
  // A command's output loses the line feeds at its end.
  if (printable(text) === text || text.endsWith("\n")) return `'${text.replaceAll("'", "'\\''")}'`;
  return `"$(printf '${Array.from(text, printf).join("").replace(/^-/, "\\055").replaceAll("##", "#\\043")}')"`;
}

/** A character of printf's format. */
function printf(character: string): string {
  if (character === "%") return "%%";
  if (character === "'" || character === "\\" || !PRINTABLE_ASCII.test(character))
    return [...Buffer.from(character, "utf8")].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return character;
}

/** A command of bash, from its words. */
export function command(words: readonly string[]): string {
  return words.map(quote).join(" ");
}

/** The same for people, who paste it into whatever shell they are in. */
export function commandPosix(words: readonly string[]): string {
  return words.map(quotePosix).join(" ");
}

/**
 * The lines of a here-document that holds `content` and expands nothing. A last line without its newline gets one.
 * @throws RangeError if `content` holds a NUL.
 */
export function hereDocument(command: string, content: string, label: string): readonly string[] {
  refuseNul(content);
  const lines = content.replace(/\n$/, "").split("\n");
  let delimiter = label;
  while (lines.includes(delimiter)) delimiter += "_";
  return [`${command} <<'${delimiter}'`, ...lines, delimiter];
}

/** Text for people on one line, whatever it holds: for comments, headings and messages that no shell reads back. */
export const oneLine: (text: string) => string = printable;

/** bash's $'…': octal for what isn't plainly a letter, since some characters mislead the eye, and others end a line. */
function ansiC(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  if (PRINTABLE_ASCII.test(character) || /[\p{L}\p{N}]/u.test(character)) return character;
  return [...Buffer.from(character, "utf8")].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}

function refuseNul(text: string): void {
  if (text.includes("\0")) throw new RangeError("no word of a shell can hold a NUL");
}
