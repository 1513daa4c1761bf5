/** Owns a file system of its own for each run: nothing of a fuzz reaches the disk. */
import type { WritableFiles } from "../../lib/disk/files";

export function memoryFiles(given: Readonly<Record<string, string>>): WritableFiles {
  const files = new Map(Object.entries(given));
  const missing = (path: string): never => {
    throw Object.assign(new Error(`ENOENT: no such file or directory, '${path}'`), { code: "ENOENT" });
  };
  const isFolder = (path: string): boolean => [...files.keys()].some((file) => file.startsWith(`${path}/`));
  return {
    read: (path) => files.get(path) ?? missing(path),
    isFolder: (path) => (files.has(path) ? false : isFolder(path) || missing(path)),
    list: (path) => [
      ...new Set(
        [...files.keys()].flatMap((file) =>
          file.startsWith(`${path}/`) ? [file.slice(path.length + 1).split("/")[0] ?? ""] : [],
        ),
      ),
    ],
    exists: (path) => files.has(path) || isFolder(path),
    write: (path, content) => void files.set(path, content),
    makeFolder: () => undefined,
    rename: (from, to) => {
      for (const [path, content] of [...files]) {
        if (path !== from && !path.startsWith(`${from}/`)) continue;
        files.delete(path);
        files.set(`${to}${path.slice(from.length)}`, content);
      }
    },
    remove: (path) => {
      for (const file of [...files.keys()]) if (file === path || file.startsWith(`${path}/`)) files.delete(file);
    },
    walk: (path) =>
      [...files.keys()].flatMap((file) =>
        file.startsWith(`${path}/`) ? [{ path: file.slice(path.length + 1), isFile: true }] : [],
      ),
    isLink: () => false,
    link: (from, to) => void files.set(to, files.get(from) ?? missing(from)),
    replace: (path, content) => void files.set(path, content),
    lock: () => () => undefined,
    isSame: (a, b) => a === b && files.has(a),
  };
}
