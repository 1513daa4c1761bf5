/**
 * Owns what stands between a text that somebody else wrote and whatever shows it: a terminal, the log of a CI, a report, the comment of a script.
 * Nothing in it can forge a line, a colour, a direction of reading, or a command to the runner that prints it.
 */

// Controls, format characters (the marks that turn the direction of text, what has no width), line and paragraph separators, halves of a character.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// GitHub's and Azure's runners look for it anywhere in a line: ##[command], ##vso[…]. TeamCity's: ##teamcity[…].
const COMMAND = /(##\w*)\[/g;

/** The same text on one line, with every character spelled out that can't be seen, and no command in it. */
export function printable(text: string): string {
  return text.replace(UNSEEN, spelledOut).replace(COMMAND, "$1\\[");
}

/** Lines of ours, in which texts of others may stand: none begins as a command to a runner. Ends as it ended. */
export function inertLines(text: string): string {
  return text
    .split("\n")
    .map((line) => printable(line).replace(/^(\s*):(?=:)/, "$1\\:"))
    .join("\n");
}

/** JSON that says the same, with every such character escaped. @param indent as `JSON.stringify` has it. */
export function jsonText(value: unknown, indent?: number): string {
  // The line feeds are ours: within a text JSON has none.
  return JSON.stringify(value, undefined, indent)
    .replace(UNSEEN, (character) => (character === "\n" ? character : escaped(character)))
    .replace(COMMAND, "$1\\u005b");
}

function spelledOut(character: string): string {
  const code = character.codePointAt(0) as number;
  return SHORT[character] ?? (code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${hex(code)}`);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join("");
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}
