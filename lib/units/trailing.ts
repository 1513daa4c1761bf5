/** Owns what is cut from the end of a text, in one pass: a regular expression that ends in `$` starts anew at every character. */

/** The text without any of this character at its end. */
export function withoutTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === character) end--;
  return text.slice(0, end);
}
