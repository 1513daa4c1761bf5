/** Owns reading JSON text, and finding where it stops being JSON: V8 does not always say. */

import { firstDuplicate } from "./json-duplicates";

export class JsonTextError extends Error {
  override readonly name = "JsonTextError";

  constructor(
    /** Both count from 1. */
    readonly line: number,
    readonly column: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`line ${line}, column ${column}: ${message}`, options);
  }
}

/** @throws JsonTextError */
export function parseJsonText(text: string): unknown {
  const value = parseOrExplain(text);
  const duplicate = firstDuplicate(text, value);
  if (duplicate === undefined) return value;
  const { line, column } = positionOf(text, duplicate.offset);
  throw new JsonTextError(line, column, `${JSON.stringify(duplicate.name)} is said a second time in one object`);
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

function parseOrExplain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { offset, expected } = firstError(text);
    const found =
      offset >= text.length
        ? "the end of the text"
        : JSON.stringify(text.slice(offset).match(/^[\w.+-]{1,20}|^./su)?.[0] ?? "");
    const { line, column } = positionOf(text, offset);
    throw new JsonTextError(line, column, `expected ${expected}, found ${found}`, { cause });
  }
}

type Expecting = "value" | "value or ]" | "name" | "name or }" | "colon" | "separator" | "end";

const WORDS: Readonly<Record<Expecting, string>> = {
  value: "a value",
  "value or ]": "a value or ]",
  name: "a name in double quotes",
  "name or }": "a name in double quotes, or }",
  colon: ":",
  separator: ", or the closing bracket",
  end: "nothing more",
};

const SPACE = /[ \t\n\r]*/y;
// Control characters must be escaped (RFC 8259).
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;

/** Where a text that is not JSON (RFC 8259) goes wrong. */
export function firstError(text: string): { readonly offset: number; readonly expected: string } {
  const open: ("{" | "[")[] = [];
  let expecting: Expecting = "value";
  let offset = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    if (found !== null) offset += found[0].length;
    return found !== null;
  };
  const afterValue = (): Expecting => (open.length === 0 ? "end" : "separator");
  for (;;) {
    take(SPACE);
    const at: string | undefined = text[offset];
    if (expecting === "colon" && at === ":") [expecting, offset] = ["value", offset + 1];
    else if (expecting === "separator" && at === ",")
      [expecting, offset] = [open.at(-1) === "{" ? "name" : "value", offset + 1];
    else if (
      (at === "}" && open.at(-1) === "{" && (expecting === "separator" || expecting === "name or }")) ||
      (at === "]" && open.at(-1) === "[" && (expecting === "separator" || expecting === "value or ]"))
    ) {
      open.pop();
      [expecting, offset] = [afterValue(), offset + 1];
    } else if ((expecting === "name" || expecting === "name or }") && at === '"') {
      if (!take(STRING)) return { offset, expected: "text that is closed on its line, with its escapes right" };
      expecting = "colon";
    } else if ((expecting === "value" || expecting === "value or ]") && (at === "{" || at === "[")) {
      open.push(at);
      [expecting, offset] = [at === "{" ? "name or }" : "value or ]", offset + 1];
    } else if ((expecting === "value" || expecting === "value or ]") && at === '"') {
      if (!take(STRING)) return { offset, expected: "text that is closed on its line, with its escapes right" };
      expecting = afterValue();
    } else if ((expecting === "value" || expecting === "value or ]") && take(SCALAR)) expecting = afterValue();
    else return { offset, expected: WORDS[expecting] };
  }
}
