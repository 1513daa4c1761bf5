/**
 * Owns the folder that emitting writes to: it holds one whole run or nothing, and never touches what we did not write. A marker file lists
 * what we wrote, with hashes, so that a later run knows which files are ours and unchanged.
 */
import { createHash } from "node:crypto";
import { isAbsolute, posix } from "node:path";
import type { Artefact } from "../emit/artefact";
import { compareNames } from "../model/document";
import { plural } from "../report/summary";
import type { WritableFiles } from "../disk/files";
import { type Io, UsageError } from "./io";

const MARKER = ".xenplan";

interface Marker {
  readonly schemaVersion: 1;
  /** Which command wrote: a folder belongs to one. */
  readonly command: string;
  /** `rejected`: what an earlier run wrote was taken away, since the fleet no longer passes. */
  readonly state: "emitted" | "rejected";
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Replaces what an earlier run of the same command wrote. A run that is killed leaves the old folder or the new one, whole, or neither: then
 * both lie beside it under names of their own, and the next run starts afresh.
 * @throws UsageError if the folder holds anything that is not ours, or that was changed since we wrote it.
 */
export function publish(folder: string, command: string, artefacts: readonly Artefact[], files: WritableFiles): void {
  const target = files.exists(folder) ? files.resolve(folder) : folder.replace(/\/+$/, "");
  refuseForeign(folder, command, files);
  const fresh = sibling(target, "new");
  const old = sibling(target, "old");
  try {
    write(fresh, command, artefacts, files);
    files.remove(old);
    if (files.exists(target)) files.rename(target, old);
    files.rename(fresh, target);
  } catch (error) {
    if (!files.exists(target) && files.exists(old)) files.rename(old, target);
    files.remove(fresh);
    throw error;
  }
  files.remove(old);
}

function write(folder: string, command: string, artefacts: readonly Artefact[], files: WritableFiles): void {
  files.remove(folder);
  files.makeFolder(folder);
  const hashes: Record<string, string> = {};
  for (const { path, content, executable } of artefacts) {
    if (
      isAbsolute(path) ||
      path !== posix.normalize(path) ||
      path.startsWith("../") ||
      path === MARKER ||
      Object.hasOwn(hashes, path)
    ) {
      throw new Error(`an artefact has a path that can't be its own: ${JSON.stringify(path)}`);
    }
    files.write(`${folder}/${path}`, content, executable);
    hashes[path] = hash(content);
  }
  writeMarker(folder, { schemaVersion: 1, command, state: "emitted", files: hashes }, files);
}

/** Takes away what an earlier run wrote and nobody changed: it must not look as if it were of the fleet that was just refused. */
export function withdraw(folder: string, command: string, io: Io): void {
  const { files } = io;
  const marker = readMarker(folder, files);
  if (marker === undefined || marker === "broken" || marker.command !== command || marker.state === "rejected") return;
  let removed = 0;
  const kept: string[] = [];
  for (const [path, hashed] of Object.entries(marker.files)) {
    const file = `${folder}/${path}`;
    if (!files.exists(file)) continue;
    if (hash(files.read(file)) === hashed) {
      files.remove(file);
      removed++;
    } else kept.push(path);
  }
  removeEmptyFolders(folder, files);
  writeMarker(folder, { ...marker, state: "rejected", files: {} }, files);
  io.stderr(
    `${folder}: took away what an earlier run had written (${plural(removed, "file")}), since the fleet no longer passes\n`,
  );
  if (kept.length > 0) io.stderr(`warning: ${folder}: left what was changed by hand: ${kept.join(", ")}\n`);
}

/** @throws UsageError */
export function refuseForeign(folder: string, command: string, files: WritableFiles): void {
  if (/^(\.{0,2}\/*)*$/.test(folder)) throw new UsageError(`--output ${folder}: name a folder of its own`);
  if (!files.exists(folder)) return;
  if (!files.isFolder(folder)) throw new UsageError(`--output ${folder}: is a file`);
  const marker = readMarker(folder, files);
  if (marker === "broken")
    throw new UsageError(
      `--output ${folder}: ${MARKER} in it is not a marker that this program wrote: name another folder`,
    );
  if (marker !== undefined && marker.command !== command)
    throw new UsageError(`--output ${folder}: holds what xenplan ${marker.command} wrote: name another folder`);
  const foreign = files
    .walk(folder)
    .filter(
      ({ path, isFile }) =>
        path !== MARKER &&
        !(isFile && marker?.files[path] !== undefined && hash(files.read(`${folder}/${path}`)) === marker.files[path]),
    )
    .map(({ path }) => path)
    .sort(compareNames);
  if (foreign.length === 0) return;
  const some = foreign.slice(0, 5).join(", ") + (foreign.length > 5 ? `, and ${foreign.length - 5} more` : "");
  throw new UsageError(
    `--output ${folder}: holds files that xenplan did not write, or that were changed since: ${some}. Move them away, or name another folder`,
  );
}

function sibling(target: string, suffix: string): string {
  return posix.join(posix.dirname(target), `.${posix.basename(target)}.xenplan-${suffix}`);
}

function readMarker(folder: string, files: WritableFiles): Marker | "broken" | undefined {
  const path = `${folder}/${MARKER}`;
  if (!files.exists(path)) return undefined;
  let marker: Partial<Marker> | null;
  try {
    marker = JSON.parse(files.read(path)) as Partial<Marker> | null;
  } catch {
    return "broken";
  }
  const isMarker =
    marker?.schemaVersion === 1 &&
    typeof marker.command === "string" &&
    typeof marker.files === "object" &&
    marker.files !== null;
  return isMarker ? (marker as Marker) : "broken";
}

function writeMarker(folder: string, marker: Marker, files: WritableFiles): void {
  const sorted = Object.fromEntries(Object.entries(marker.files).sort(([a], [b]) => compareNames(a, b)));
  files.write(`${folder}/${MARKER}`, `${JSON.stringify({ ...marker, files: sorted }, null, 2)}\n`);
}

function hash(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Those that removing files has left empty, and the ones around them. */
function removeEmptyFolders(folder: string, files: WritableFiles): void {
  for (const name of files.list(folder)) {
    const path = `${folder}/${name}`;
    if (files.isFolder(path) && files.walk(path).length === 0) files.remove(path);
    else if (files.isFolder(path)) removeEmptyFolders(path, files);
  }
}
