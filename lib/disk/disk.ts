/** Owns the real file system behind `WritableFiles`. */
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  lstatSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { WritableFiles } from "./files";
import { takeLock } from "./lock";
import { readTextFile } from "./text-file";

export const disk: WritableFiles = {
  read: readTextFile,
  isFolder: (path) => statSync(path).isDirectory(),
  list: (path) => readdirSync(path),
  exists: existsSync,
  write(path, content, executable = false) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    if (executable) chmodSync(path, 0o755);
  },
  link(from, to) {
    mkdirSync(dirname(to), { recursive: true });
    linkSync(from, to);
  },
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  walk: (path) => [...walk(path, "")],
  isLink: (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true,
  replace(path, content) {
    const fresh = join(dirname(path), `.${basename(path)}.${randomUUID()}.new`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(fresh, content);
    renameSync(fresh, path);
  },
  lock: takeLock,
  isSame: (a, b) => {
    const [one, other] = [a, b].map(statusOf);
    return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
  },
};

/** Undefined for what is not there, or can't be looked at. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function* walk(root: string, below: string): Generator<{ path: string; isFile: boolean }> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, isFile: entry.isFile() };
  }
}
