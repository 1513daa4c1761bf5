/** Owns the form of a place in a person's files. */

/** Where a person declared something. Paths are relative, lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
