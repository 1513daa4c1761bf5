/** Owns the form of a piece of bash that scripts are made of. */

/** Functions of bash, with those that they call. */
export interface ShellFunction {
  readonly needs: readonly ShellFunction[];
  readonly source: string;
}
