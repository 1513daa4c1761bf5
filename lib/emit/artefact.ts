/** Owns what emitting yields: files by content, for the command or the constructs to write. */

export interface Artefact {
  /** Relative, with forward slashes: `alpha/xen/web.cfg`. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}

/** What is declared can't be emitted: a value is not known until apply, or the host's release has no exact way to say it. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}
