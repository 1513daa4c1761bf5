/** Owns what reading text yields, JSON or YAML. */
import type { Location } from "../model/fleet";

export interface ParsedText {
  readonly value: unknown;
  /** Where the value at this path begins, undefined where that isn't known (JSON). */
  readonly locate: (path: readonly (string | number)[]) => Location | undefined;
}
