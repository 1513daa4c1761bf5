/** Owns what an xl.cfg is told by, and what only looks like one: Python of xm's, a template. */
import { isAboutPassword } from "../../xlcfg/parse";
import { isDocument } from "../folder";
import type { InputFile } from "../input";

/** A setting at the beginning of a line, or the name that toolstacks look for. JSON and YAML are told by their names, and JSON by how it begins. */
export function isXlCfg({ path, text }: InputFile): boolean {
  if (path.endsWith(".cfg")) return true;
  if (isDocument(path) || /^\s*[{[]\s*["{}[\]]/.test(text)) return false;
  return /^[A-Za-z_]\w*[ \t]*\+?=(?!=)/m.test(text);
}

/** Two of these stand in the file of every domU, and in no other file of Xen's: xl.conf, or a CPU pool's. */
const OF_DOMUS =
  /^[ \t]*(name|memory|kernel|disk|vif|builder|bootloader|type|vcpus|ramdisk|firmware|device_tree)[ \t]*\+?=(?!=)/gm;

/** Whether a file that nobody named is that of a domU, whatever it is called. */
export function isOfDomU({ path, text }: InputFile): boolean {
  if (isDocument(path)) return false;
  const keys = new Set<string>();
  for (const [, key = ""] of text.matchAll(OF_DOMUS)) if (keys.add(key).size === 2) return true;
  return false;
}

/** What begins a line of Python that xl.cfg has no word for. */
const PYTHON = /^[ \t]*(?:import|from|def|class|if|elif|else|for|while|try|except|print|return|exec|del)\b[^\n]*$/gm;
/** `{{ name }}`, `{% if %}`, `{ $code }`. */
const BRACES = /\{\{[^{}\n]*\}\}|\{%[^{}%\n]*%\}|\{[ \t]*(?:\$|if\b)/g;
/** `{name}`, `${name}`, `$name`, `%NAME%`, `@NAME@`, `<NAME>`. */
const PLACEHOLDER = /\$?\{\w+\}|\$[A-Za-z_]\w*|%[A-Z_]{2,}%|@[A-Z_]{2,}@|<[A-Z_]{2,}>/g;

export interface Other {
  /** `is a template (line 3: {{ name }})`. */
  readonly message: string;
  readonly hint: string;
}

/** Of a text that is not of xl.cfg's grammar: what it is instead, by the lines which make it so. Undefined where it is an xl.cfg with faults. */
export function otherThanXlCfg(text: string): Other | undefined {
  const code = text.replace(/^[ \t]*#[^\n]*$/gm, (line) => " ".repeat(line.length));
  for (const [pattern, what, hint] of [
    [BRACES, "a template", "judge what is made of it, or fill it: --define KEY=VALUE"],
    [PYTHON, "a Python file of xm's", "xl reads plain settings alone: write out what the code makes"],
    [PLACEHOLDER, "a template", "judge what is made of it, or fill it: --define KEY=VALUE"],
  ] as const) {
    const matches = [...code.matchAll(pattern)];
    if (matches.length > 0) return { message: `is ${what} (${shown(matches, code)})`, hint };
  }
  return undefined;
}

/** The first few of them, by their lines. */
function shown(matches: readonly RegExpMatchArray[], code: string): string {
  const lines = matches.slice(0, MOST_SHOWN).map(({ 0: words, index }) => {
    const line = `line ${code.slice(0, index).split("\n").length}`;
    return isAboutPassword(words) ? line : `${line}: ${words.trim().slice(0, LONGEST_SHOWN)}`;
  });
  const more = matches.length - lines.length;
  return [...lines, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

const MOST_SHOWN = 3;
/** In characters. */
const LONGEST_SHOWN = 60;
