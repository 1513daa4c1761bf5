/** Owns what reading text yields, JSON or YAML. */
import type { LocatePath } from "./json-positions";

export interface ParsedText {
  readonly value: unknown;
  /** Where the value at a path begins, or what is nearest above it. */
  readonly locate: LocatePath;
}
