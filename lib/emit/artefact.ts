/** Owns what emitting yields: files by content, for the command or the constructs to write. */
export { EmitError } from "../xlcfg/emit-error";

export interface Artefact {
  /** Relative, with forward slashes: `alpha/xen/web.cfg`. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
}
