/** Owns what a quoted text of xl.cfg stands for (xen.git, tools/libs/util/libxlu_cfg.c: xlu__cfgl_dequote). */

const LETTERS: Readonly<Record<string, string>> = {
  "\\": "\\",
  '"': '"',
  "'": "'",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

export type Unquoted =
  | { readonly text: string }
  /** Where in the quoted text something stands that libxlutil refuses, and what it is. */
  | { readonly at: number; readonly what: string };

/**
 * What stands between the quotation marks, with its escapes. An escape by number yields nothing at all: `\101` is read as a decimal number, thrown away,
 * and needs two digits after its first; `\x41` is refused, as any hexadecimal one is.
 */
export function unquote(quoted: string): Unquoted {
  const end = quoted.length - 1;
  const nul = quoted.indexOf("\0");
  if (nul !== -1) return { at: nul, what: "a NUL" };
  let text = "";
  let position = 1;
  while (position < end) {
    const next = quoted.indexOf("\\", position);
    if (next === -1 || next >= end) return { text: text + quoted.slice(position, end) };
    text += quoted.slice(position, next);
    const escape = quoted.charAt(next + 1);
    const letter = LETTERS[escape];
    position = next + 2;
    if (letter !== undefined) text += letter;
    else if (/[0-7]/.test(escape)) {
      const digits = decimalAt(quoted, position);
      if (digits < 2) return { at: next, what: `\\${escape} without two digits after it` };
      position += digits;
    } else return { at: next, what: `\\${escape}` };
  }
  return { text };
}

/** How many characters strtoul takes of the next three: blanks, a sign, decimal digits. 0 where no digit is among them. */
function decimalAt(quoted: string, start: number): number {
  return /^[ \t\n\v\f\r]*[+-]?[0-9]+/.exec(quoted.slice(start, start + 3))?.[0].length ?? 0;
}
