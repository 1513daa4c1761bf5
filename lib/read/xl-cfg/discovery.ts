/** Owns which files of a folder are read, such as /etc/xen: those of domUs, by what is in them, and fleet files beside them. */
import { parseCfg } from "../../xlcfg/parse";
import { compareNames } from "../../model/document";
import { withoutTrailing } from "../../units/trailing";
import type { Files, InputFile, PassedOver } from "../input";
import { define, type Defines } from "./define";
import { isOfDomU, otherThanXlCfg } from "./recognize";

/** No domU's file is longer. In characters. */
const LONGEST = 1_000_000;

/** Links to the files of domUs that start with the host (xendomains). */
const AUTO = "auto";

export interface DomUFiles {
  readonly read: readonly InputFile[];
  readonly passedOver: readonly PassedOver[];
}

/** @param names of what is in the folder. */
export function domUFiles(folder: string, names: readonly string[], files: Files, defines: Defines): DomUFiles {
  const read: InputFile[] = [];
  const passedOver: PassedOver[] = [];
  const look = (path: string, autostarts = false): void => {
    const file = open(path, files);
    if (typeof file === "string") passedOver.push({ path, reason: file });
    else if (file !== undefined) read.push(autostarts ? { ...file, autostarts } : file);
  };
  for (const name of [...names].sort(compareNames)) if (name !== AUTO) look(below(folder, name));
  if (names.includes(AUTO)) {
    const auto = below(folder, AUTO);
    const known = new Map(read.map((file, index) => [file.text, index]));
    for (const name of listed(auto, files)) {
      const file = open(below(auto, name), files);
      // A link, or a copy: it is the same domU.
      const index = typeof file === "object" ? known.get(file.text) : undefined;
      if (index === undefined) look(below(auto, name), true);
      else read[index] = { ...(read[index] as InputFile), autostarts: true };
    }
  }
  const filled = define(read, defines);
  const others = new Map(filled.flatMap((file) => notXlCfg(file)));
  for (const [{ path }, reason] of others) passedOver.push({ path, reason });
  return { read: filled.filter((file) => !others.has(file)), passedOver: passedOver.sort(byPath) };
}

function byPath(a: PassedOver, b: PassedOver): number {
  return compareNames(a.path, b.path);
}

/** With the reason, where it is none after all. */
function notXlCfg(file: InputFile): readonly (readonly [InputFile, string])[] {
  if (!isOfDomU(file) || parseCfg(file.text).faults.length === 0) return [];
  const other = otherThanXlCfg(file.text);
  return other === undefined ? [] : [[file, other.message]];
}

/** The file, or why it isn't read; undefined for a folder. */
function open(path: string, files: Files): InputFile | string | undefined {
  let text: string;
  try {
    if (files.isFolder(path)) return undefined;
    text = files.read(path);
  } catch (error) {
    return (error as Error).name === "NotText" ? (error as Error).message : "can't be read";
  }
  const file = { path, text: text.startsWith("\ufeff") ? text.slice(1) : text };
  if (/\.(?:ya?ml|json)$/i.test(path))
    return /^[ \t{]*"?(?:hosts|schemaVersion)"?[ \t]*:/m.test(text) ? file : "is no fleet file";
  if (text.length > LONGEST) return `is longer than ${LONGEST} characters`;
  return isOfDomU(file) ? file : "is not the file of a domU";
}

function listed(folder: string, files: Files): readonly string[] {
  try {
    return files.isFolder(folder) ? [...files.list(folder)].sort(compareNames) : [];
  } catch {
    return [];
  }
}

function below(folder: string, name: string): string {
  return `${withoutTrailing(folder, "/") || (folder.startsWith("/") ? "" : ".")}/${name}`;
}
