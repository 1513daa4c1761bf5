/** Owns what the command needs of the world: handed in by `bin`, so that nothing here knows of a process. */
import type { WritableFiles } from "../disk/files";

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

/** The flags, or a file of configuration that they name, are wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
