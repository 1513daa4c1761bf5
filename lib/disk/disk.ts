/** Owns the real file system behind `WritableFiles`. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { WritableFiles } from "./files";
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
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
  walk: (path) => [...walk(path, "")],
  resolve: (path) => realpathSync(path),
};

function* walk(root: string, below: string): Generator<{ path: string; isFile: boolean }> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else yield { path, isFile: entry.isFile() };
  }
}
