/** Owns what emitting yields: files by content, for the command or the constructs to write. */

export interface Artefact {
  /** Relative, with forward slashes: `alpha/xen/web.cfg`. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

/** A value that an artefact needs is not known until apply. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}
