/** Owns --define: it fills the placeholders of a template, or sets a key beside those of the file, as `xl create FILE KEY=VALUE` does. */
import type { InputFile } from "../input";
import { isXlCfg } from "./recognize";

/** By key, as they were given. */
export type Defines = ReadonlyMap<string, string>;

/** `{{ KEY }}`, `${KEY}`, `{KEY}`, `$KEY`, `%KEY%`, `@KEY@`, `<KEY>`. */
const PLACEHOLDER = /\{\{[ \t]*(\w+)[ \t]*\}\}|\$?\{(\w+)\}|\$([A-Za-z_]\w*)|%(\w+)%|@(\w+)@|<(\w+)>/g;

/** A key that is no placeholder in any of the files is set in each of them. */
export function define(files: readonly InputFile[], defines: Defines): readonly InputFile[] {
  if (defines.size === 0) return files;
  const filled = files.map((file) => (isXlCfg(file) ? fill(file, defines) : { file, used: new Set<string>() }));
  const used = new Set(filled.flatMap((one) => [...one.used]));
  const settings = [...defines].filter(([key]) => !used.has(key)).map(([key, value]) => `${key}=${literal(value)}\n`);
  if (settings.length === 0) return filled.map(({ file }) => file);
  return filled.map(({ file }) => (isXlCfg(file) ? extended(file, settings.join("")) : file));
}

/** What is set beside the file stands nowhere in it: its place is the file's end. */
function extended(file: InputFile, settings: string): InputFile {
  const { text, written = { text, offset: (filled) => filled } } = file;
  const end = written.text.trimEnd().length;
  return {
    ...file,
    text: `${text}${text.endsWith("\n") ? "" : "\n"}${settings}`,
    written: { text: written.text, offset: (filled) => (filled < text.length ? written.offset(filled) : end) },
  };
}

/** Where a placeholder was, in both texts, and how much longer the value is. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly original: number;
  readonly originalEnd: number;
}

function fill(file: InputFile, defines: Defines): { readonly file: InputFile; readonly used: ReadonlySet<string> } {
  const used = new Set<string>();
  const edits: Edit[] = [];
  let text = "";
  let at = 0;
  for (const match of file.text.matchAll(PLACEHOLDER)) {
    const key = match.slice(1).find((name) => name !== undefined) ?? "";
    const value = defines.get(key);
    if (value === undefined) continue;
    used.add(key);
    text += file.text.slice(at, match.index);
    at = match.index + match[0].length;
    edits.push({ start: text.length, end: text.length + value.length, original: match.index, originalEnd: at });
    text += value;
  }
  if (edits.length === 0) return { file, used };
  text += file.text.slice(at);
  return { file: { ...file, text, written: { text: file.text, offset: (filled) => before(edits, filled) } }, used };
}

/** The place in the text as it was written. What is within a value is where its placeholder begins. */
function before(edits: readonly Edit[], filled: number): number {
  let shift = 0;
  for (const { start, end, original, originalEnd } of edits) {
    if (filled < start) break;
    if (filled < end) return original;
    shift = originalEnd - end;
  }
  return filled + shift;
}

/** A number, a text in quotation marks or a list as it stands; anything else as a text. */
function literal(value: string): string {
  if (/^(?:[0-9]\w*|"[^"\n]*"|'[^'\n]*'|\[[^\n]*\])$/.test(value)) return value;
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}
