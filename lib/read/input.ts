/** Owns what a door gets: an input's files, already read, and how they are found. */

export interface InputFile {
  /** As the user named it, or below that. */
  readonly path: string;
  readonly text: string;
  /** Whether /etc/xen/auto leads to it: its domU starts with the host. */
  readonly autostarts?: true;
  /** The file as a person wrote it, where placeholders in it were filled: lines and columns are those of this text. */
  readonly written?: { readonly text: string; readonly offset: (filled: number) => number };
}

/** A file that nobody named and nobody reads. */
export interface PassedOver {
  readonly path: string;
  /** `is a template (line 3: {{ name }})`. */
  readonly reason: string;
}

/** One INPUT of the command line: a file, a folder, or standard input. */
export interface Input {
  /** As the user named it; `-` for standard input. */
  readonly name: string;
  readonly files: readonly InputFile[];
  /** What lies beside them in the folder and is none. */
  readonly passedOver?: readonly PassedOver[];
  /** The cdk.tf.json that a plan was made of, where it is known: it tells the lines of the program. */
  readonly configuration?: () => InputFile | undefined;
}

/** The file system, as far as reading needs it. Handed in, so that nothing below the doors touches files. */
export interface Files {
  /** @throws if there is no such file, or it can't be read. */
  read(path: string): string;
  isFolder(path: string): boolean;
  /** Names in a folder, in no particular order. */
  list(path: string): readonly string[];
}
