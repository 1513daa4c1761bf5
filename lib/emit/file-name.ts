/** Owns the file names of what is emitted: a safe name for every name that a declaration may hold, and never one name for two. */
import { createHash } from "node:crypto";

/** Well below the 255 bytes of most file systems, so that a prefix and an extension fit. */
const LONGEST = 160;

/** Names that Windows keeps for itself, where people run Terraform too. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/**
 * A file name that stands for `name` alone: lower-case letters, digits, `.`, `_` and `-` as they are, a capital as `+` and its small
 * letter (so that no two names differ in case only), every other byte as `%` and two hexadecimal digits. Never empty, hidden, or an option.
 */
export function fileName(name: string): string {
  const encoded = [...Buffer.from(name, "utf8")].map(encodeByte).join("");
  const safe =
    RESERVED.test(encoded) || /^[.-]/.test(encoded) ? `${percent(encoded.charCodeAt(0))}${encoded.slice(1)}` : encoded;
  const whole = safe.endsWith(".") ? `${safe.slice(0, -1)}%2e` : safe;
  if (whole === "") return "%";
  // No name is encoded with "%~" in it, so a shortened one is none of the others.
  return whole.length <= LONGEST
    ? whole
    : `${whole.slice(0, LONGEST - 34)}%~${createHash("sha256").update(name).digest("hex").slice(0, 32)}`;
}

/** The same for a pair, such as a volume group and its volume: the first `-` is the one between them. */
export function pairFileName(first: string, second: string): string {
  return `${fileName(first).replaceAll("-", "%2d")}-${fileName(second)}`;
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[a-z0-9._-]/.test(character)) return character;
  return /[A-Z]/.test(character) ? `+${character.toLowerCase()}` : percent(byte);
}

function percent(byte: number): string {
  return `%${byte.toString(16).padStart(2, "0")}`;
}
