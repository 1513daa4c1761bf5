/** Owns what the command needs of the world: handed in by `bin`, so that nothing here knows of a process. */
import type { Files } from "../read/input";

export interface Io {
  /** Reads standard input to its end. */
  readonly stdin: () => string;
  /** The report, and nothing else. */
  readonly stdout: (text: string) => void;
  /** Everything else. */
  readonly stderr: (text: string) => void;
  /** Whether standard output is for eyes: a terminal, without NO_COLOR. */
  readonly color: boolean;
  /** As 2026-12-31, for waivers that end. */
  readonly today: () => string;
  readonly files: WritableFiles;
}

/** Paths are as the user wrote them, with forward slashes below that. Everything throws as `node:fs` does. */
export interface WritableFiles extends Files {
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

/** The flags, or a file of configuration that they name, are wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
