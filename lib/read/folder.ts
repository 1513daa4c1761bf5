/** Owns the names of what is below a folder, and the text of a file as a door gets it. */
import { withoutTrailing } from "../units/trailing";
import type { InputFile } from "./input";

export function below(folder: string, name: string): string {
  return `${withoutTrailing(folder, "/") || (folder.startsWith("/") ? "" : ".")}/${name}`;
}

/** Without a byte order mark. */
export function inputFile(path: string, text: string): InputFile {
  return { path, text: text.startsWith("\ufeff") ? text.slice(1) : text };
}

/** Whether a file's name says that it is JSON or YAML. */
export function isDocument(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}
