/**
 * Owns the search for a name that a JSON object says twice, of which `JSON.parse` takes the last in silence. Linear, and cheap where there is
 * none: the names in the text are counted, and compared with those of the value. Only where the text may have more is it read again.
 */
import type * as jsonc from "jsonc-parser";

/** The first name that an object says again, and where. Undefined where there is none. @param value what `JSON.parse` made of the text. */
export function firstDuplicate(
  text: string,
  value: unknown,
): { readonly name: string; readonly offset: number } | undefined {
  return namesInText(text) === namesOf(value) ? undefined : find(text);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How many names a JSON text has at most: colons behind a quotation mark, some of which may open a string (`":x"`). */
function namesInText(text: string): number {
  let names = 0;
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    let before = colon - 1;
    while (isSpace(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === QUOTE && !isEscaped(text, before)) names++;
  }
  return names;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** How many names the objects of a value have. */
function namesOf(value: unknown): number {
  let names = 0;
  const open: object[] = typeof value === "object" && value !== null ? [value] : [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (Array.isArray(at)) {
      for (const item of at as readonly unknown[]) if (typeof item === "object" && item !== null) open.push(item);
      continue;
    }
    for (const name in at) {
      names++;
      const child: unknown = at[name as keyof typeof at];
      if (typeof child === "object" && child !== null) open.push(child);
    }
  }
  return names;
}

function find(text: string): { readonly name: string; readonly offset: number } | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only what says something twice needs it
  const { visit } = require("jsonc-parser") as typeof jsonc;
  const open: Set<string>[] = [];
  let found: { readonly name: string; readonly offset: number } | undefined;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, offset) => {
      const names = open.at(-1);
      if (names?.has(name) === true) found ??= { name, offset };
      names?.add(name);
    },
  });
  return found;
}
