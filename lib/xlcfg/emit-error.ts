/** Owns the error for what no configuration file can say. */

/** What is declared can't be emitted: a value is not known until apply, or the host's release has no exact way to say it. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}
