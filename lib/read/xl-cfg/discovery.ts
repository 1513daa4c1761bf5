/** Owns which files of a folder are read, such as /etc/xen: those of domUs, by what is in them, and fleet files beside them. */
import { compareNames } from "../../model/document";
import { below, inputFile, isDocument } from "../folder";
import type { Files, Input, InputFile, PassedOver } from "../input";
import { define, type Defines } from "./define";
import { parsedFile } from "./parsed";
import { isOfDomU, otherThanXlCfg } from "./recognize";

/** No domU's file is longer. In characters. */
const LONGEST = 1_000_000;

/** Links to the files of domUs that start with the host (xendomains). */
const AUTO = "auto";

/** Undefined for a folder in which no domU's file is. @param names of what is in the folder. */
export function domUFiles(
  folder: string,
  names: readonly string[],
  files: Files,
  defines: Defines,
): Required<Pick<Input, "files" | "passedOver">> | undefined {
  const ofDomUs: InputFile[] = [];
  const passedOver: PassedOver[] = [];
  const sorted = [...names].sort(compareNames);
  const paths = sorted.filter((name) => name !== AUTO && !isDocument(name)).map((name) => below(folder, name));
  for (const path of paths) take(open(path, files), path, { files: ofDomUs, passedOver });

  const auto = below(folder, AUTO);
  const known = new Map(ofDomUs.map((file, index) => [file.text, index]));
  for (const name of names.includes(AUTO) ? listed(auto, files) : []) {
    const path = below(auto, name);
    const file = open(path, files);
    // A link, or a copy: it is the same domU.
    const index = typeof file === "object" ? known.get(file.text) : undefined;
    if (index !== undefined) ofDomUs[index] = { ...(ofDomUs[index] as InputFile), autostarts: true };
    else take(typeof file === "object" ? { ...file, autostarts: true } : file, path, { files: ofDomUs, passedOver });
  }
  // Whoever has fleet files alone has them read once.
  if (ofDomUs.length === 0) return undefined;

  const others = new Map(define(ofDomUs, defines).map((file) => [file, otherThanDomU(file)]));
  const read: InputFile[] = [];
  for (const [file, other] of others) take(other ?? file, file.path, { files: read, passedOver });
  if (read.length === 0) return undefined;
  for (const name of sorted.filter(isDocument)) {
    const path = below(folder, name);
    take(open(path, files), path, { files: read, passedOver });
  }
  return { files: read, passedOver: passedOver.sort(byPath) };
}

/** A file, or the reason why it is passed over; undefined for neither. */
function take(
  found: InputFile | string | undefined,
  path: string,
  to: { readonly files: InputFile[]; readonly passedOver: PassedOver[] },
): void {
  if (typeof found === "string") to.passedOver.push({ path, reason: found });
  else if (found !== undefined) to.files.push(found);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareNames(a.path, b.path);
}

/** What a file with the keys of a domU is instead, in words. */
function otherThanDomU(file: InputFile): string | undefined {
  return parsedFile(file).faults.length > 0 ? otherThanXlCfg(file.text)?.message : undefined;
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
  const file = inputFile(path, text);
  if (isDocument(path)) return /^[ \t{]*"?(?:hosts|schemaVersion)"?[ \t]*:/m.test(text) ? file : "is no fleet file";
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
