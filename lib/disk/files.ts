/** Owns what is needed of a file system: handed in, so that nothing below the doors touches one. */

/** Paths are as the user wrote them, with forward slashes below that. Everything throws as `node:fs` does. */
export interface WritableFiles {
  /** @throws if there is no such file, or it can't be read. */
  read(path: string): string;
  isFolder(path: string): boolean;
  /** Names in a folder, in no particular order. */
  list(path: string): readonly string[];
  exists(path: string): boolean;
  /** Makes the folders that it needs. */
  write(path: string, content: string, executable?: boolean): void;
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  /** A file, or a folder with all that is in it. No error if it isn't there. */
  remove(path: string): void;
  /** Everything below a folder that is not a folder itself, by its path from there. */
  walk(path: string): readonly { readonly path: string; readonly isFile: boolean }[];
  /** The path with symbolic links followed. */
  resolve(path: string): string;
}
