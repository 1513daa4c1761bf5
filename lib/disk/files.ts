/** Owns what is needed of a file system: handed in, so that nothing below the doors touches one. */

/** Paths are as the user wrote them, with forward slashes below that. Everything throws as `node:fs` does. */
export interface WritableFiles {
  /** @throws if there is no such file, or it can't be read. */
  read(path: string): string;
  isFolder(path: string): boolean;
  /** Names in a folder, in no particular order. */
  list(path: string): readonly string[];
  exists(path: string): boolean;
  /** Whether it is a symbolic link, to whatever, or to nothing. */
  isLink(path: string): boolean;
  /** Makes the folders that it needs. */
  write(path: string, content: string, executable?: boolean): void;
  /** The same in one step: whoever looks sees the old file or the new one. Never through a link. */
  replace(path: string, content: string): void;
  /** Waits until nobody else holds the lock, or whoever did is gone. @returns what lets go of it. @throws Error if that takes too long. */
  lock(path: string): () => void;
  /** Gives a file a second name, so that it is there under either whatever happens in between. Makes the folders that it needs. */
  link(from: string, to: string): void;
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  /** A file, or a folder with all that is in it. No error if it isn't there. */
  remove(path: string): void;
  /** Everything below a folder that is not a folder itself, by its path from there. */
  walk(path: string): readonly { readonly path: string; readonly isFile: boolean }[];
  /** Whether two paths lead to one file, whatever they are called. */
  isSame(a: string, b: string): boolean;
}
