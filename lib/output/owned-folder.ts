/**
 * Owns a folder that we write whole: it holds one run, or is not there, and what we did not write is never touched. A marker file lists what we
 * wrote, with hashes, so that a later run knows which files are ours and unchanged.
 */
import { createHash } from "node:crypto";
import { isAbsolute, posix } from "node:path";
import type { WritableFiles } from "../disk/files";
import { kernelFolderOf } from "../disk/kernel-path";
import { withoutTrailing } from "../units/trailing";

/** A file of the folder, by its path in there. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

/** The folder can't be written: it holds what is not ours, or is none that may be. Nothing was touched. The message begins with what is wrong. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

const MARKER = ".xenplan";

interface Marker {
  readonly schemaVersion: 1;
  /** What wrote: a folder belongs to one. */
  readonly writer: string;
  /** `rejected`: what an earlier run wrote was taken away, since the fleet no longer passes. */
  readonly state: "emitted" | "rejected";
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Replaces what an earlier run of the same writer wrote. Two runs at once write one after the other. One that is killed leaves the old folder, the
 * new one, or for the moment between two renames none, and the next run puts that right.
 * @throws OutputError if the folder holds anything that is not ours, or that was changed since we wrote it.
 */
export function publish(
  folder: string,
  writer: string,
  output: readonly OutputFile[],
  files: WritableFiles,
  { keepsOthers = false }: Sharing = {},
): void {
  const target = targetOf(folder);
  alone(target, files, () => {
    const others = refuseForeign(folder, writer, files, { ...(keepsOthers && { beside: output }) });
    const fresh = sibling(target, "new");
    const old = sibling(target, "old");
    write(fresh, writer, output, files);
    for (const path of others) files.link(`${target}/${path}`, `${fresh}/${path}`);
    if (files.exists(target)) files.rename(target, old);
    files.rename(fresh, target);
    files.remove(old);
  });
}

export interface Sharing {
  /** Whether files of others beside ours stay, the same files as before. Default: the folder is ours alone. */
  readonly keepsOthers?: boolean;
}

/** What was taken away, and what stayed since somebody had changed it. */
export interface Withdrawn {
  readonly removed: number;
  readonly kept: readonly string[];
}

/**
 * Takes away what an earlier run wrote and nobody changed: it must not look as if it were of the fleet that was just refused.
 * @param withMarker whether the marker goes too, and the folder with it where nothing else is left. Default: it stays, and says so.
 * @returns undefined where there was nothing of ours.
 */
export function withdraw(
  folder: string,
  writer: string,
  files: WritableFiles,
  { withMarker = false }: { readonly withMarker?: boolean } = {},
): Withdrawn | undefined {
  const target = targetOf(folder);
  // A lock needs a folder around it: where nothing ever was, nothing is made.
  if (!files.exists(target) && !files.exists(sibling(target, "old"))) return undefined;
  return alone(target, files, () => {
    if (!files.exists(target) || files.isLink(target)) return undefined;
    const marker = readMarker(target, files);
    if (marker === undefined || marker === "broken" || marker.writer !== writer || marker.state === "rejected")
      return undefined;
    const [kept, ours] = [[] as string[], [] as string[]];
    for (const { path, isFile } of files.walk(target)) {
      const hashed = marker.files[path];
      if (path === MARKER || hashed === undefined) continue;
      (isFile && hash(files.read(`${target}/${path}`)) === hashed ? ours : kept).push(path);
    }
    // The marker first: what it lists no longer is ours from here on, whatever happens.
    writeMarker(target, { ...marker, state: "rejected", files: pick(marker.files, ours) }, files);
    for (const path of ours) {
      files.remove(`${target}/${path}`);
      removeIfEmpty(target, posix.dirname(path), files);
    }
    if (withMarker && kept.length === 0) {
      files.remove(`${target}/${MARKER}`);
      if (files.list(target).length === 0) files.remove(target);
    } else writeMarker(target, { ...marker, state: "rejected", files: {} }, files);
    return { removed: ours.length, kept: kept.sort() };
  });
}

/**
 * @param beside what is to be written beside files of others. Default: there may be none.
 * @returns the files of others, by their paths in the folder.
 * @throws OutputError
 */
export function refuseForeign(
  folder: string,
  writer: string,
  files: WritableFiles,
  { beside }: { readonly beside?: readonly OutputFile[] } = {},
): readonly string[] {
  const refuse = (why: string): never => {
    throw new OutputError(`${folder}: ${why}`);
  };
  if (/^[./]*$/.test(folder)) refuse("name a folder of its own");
  if (kernelFolderOf(posix.resolve(folder)) !== undefined)
    refuse("is a window into the kernel, and no place for files");
  const target = targetOf(folder);
  if (files.isLink(target)) refuse("is a symbolic link: name the folder itself");
  if (!files.exists(target)) return [];
  if (!files.isFolder(target)) refuse("is a file");
  const marker = readMarker(target, files);
  if (marker === "broken")
    return refuse(`${MARKER} in it is not a marker that this program wrote: name another folder`);
  if (marker !== undefined && marker.writer !== writer)
    return refuse(`holds what xenplan ${marker.writer} wrote: name another folder`);
  const isOurs = (path: string, isFile: boolean): boolean =>
    isFile && marker?.files[path] !== undefined && hash(files.read(`${target}/${path}`)) === marker.files[path];
  const foreign = files.walk(target).filter(({ path, isFile }) => path !== MARKER && !isOurs(path, isFile));
  const places = beside && new Set([...Object.keys(marker?.files ?? {}), ...beside.map(({ path }) => path)]);
  const wrong = foreign.filter(({ path, isFile }) => places === undefined || places.has(path) || !isFile);
  const others = foreign.map(({ path }) => path).sort();
  if (wrong.length === 0) return others;
  const paths = wrong.map(({ path }) => path).sort();
  const some = paths.slice(0, 5).join(", ") + (paths.length > 5 ? `, and ${paths.length - 5} more` : "");
  return refuse(
    `holds files that xenplan did not write, or that were changed since: ${some}. Move them away, or name another folder`,
  );
}

function targetOf(folder: string): string {
  return folder.length > 1 ? withoutTrailing(folder, "/") : folder;
}

/** Runs with nobody else at the folder, once what a run before left half-done is put right. */
function alone<T>(target: string, files: WritableFiles, run: () => T): T {
  const release = files.lock(sibling(target, "lock"));
  try {
    const [old, fresh] = [sibling(target, "old"), sibling(target, "new")];
    if (!files.exists(target) && files.exists(old)) files.rename(old, target);
    files.remove(old);
    files.remove(fresh);
    return run();
  } finally {
    release();
  }
}

function write(folder: string, writer: string, output: readonly OutputFile[], files: WritableFiles): void {
  files.makeFolder(folder);
  const hashes: Record<string, string> = {};
  for (const { path, content, executable } of output) {
    if (
      isAbsolute(path) ||
      path !== posix.normalize(path) ||
      path.startsWith("../") ||
      path === MARKER ||
      Object.hasOwn(hashes, path)
    ) {
      throw new Error(`an output has a path that can't be its own: ${JSON.stringify(path)}`);
    }
    files.write(`${folder}/${path}`, content, executable);
    hashes[path] = hash(content);
  }
  writeMarker(folder, { schemaVersion: 1, writer, state: "emitted", files: hashes }, files);
}

function sibling(target: string, suffix: string): string {
  return posix.join(posix.dirname(target), `.${posix.basename(target)}.xenplan-${suffix}`);
}

function readMarker(folder: string, files: WritableFiles): Marker | "broken" | undefined {
  const path = `${folder}/${MARKER}`;
  if (files.isLink(path)) return "broken";
  if (!files.exists(path)) return undefined;
  let marker: Partial<Marker & { command: string }> | null;
  try {
    marker = JSON.parse(files.read(path)) as Partial<Marker> | null;
  } catch {
    return "broken";
  }
  // Earlier versions called the writer a command.
  const writer = marker?.writer ?? marker?.command;
  const isMarker =
    marker?.schemaVersion === 1 &&
    typeof writer === "string" &&
    typeof marker.files === "object" &&
    marker.files !== null;
  return isMarker ? ({ ...marker, writer } as Marker) : "broken";
}

/** Whole or not at all: a marker that is half written would make all of the folder somebody else's. */
function writeMarker(
  folder: string,
  { schemaVersion, writer, state, files: hashes }: Marker,
  files: WritableFiles,
): void {
  const sorted = pick(hashes, Object.keys(hashes).sort());
  const path = `${folder}/${MARKER}`;
  files.replace(path, `${JSON.stringify({ schemaVersion, writer, state, files: sorted }, undefined, 2)}\n`);
}

function pick(hashes: Readonly<Record<string, string>>, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, hashes[path] ?? ""]));
}

function hash(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The folder that a file of ours was in, and those around it, once nothing is left there. */
function removeIfEmpty(root: string, below: string, files: WritableFiles): void {
  for (let path = below; path !== "."; path = posix.dirname(path)) {
    if (!files.exists(`${root}/${path}`) || files.list(`${root}/${path}`).length > 0) return;
    files.remove(`${root}/${path}`);
  }
}
