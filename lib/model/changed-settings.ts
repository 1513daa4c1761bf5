/** Owns the difference between two declarations of one domU, as far as it stands in its configuration. */
import type { DomU } from "./fleet";
import { encodePayload, type Payload } from "./payload";
import { Unknown } from "./planned";
import { configurationOf } from "./to-document";

export interface ChangedSetting {
  /** Dotted, as in a plan: `vbds.xvda.access`. */
  readonly key: string;
  /** Undefined where it was, or is, not declared. */
  readonly before: string | Unknown | undefined;
  readonly after: string | Unknown | undefined;
}

/** In the order of their keys. What is not known on one side counts as changed, unless nothing is known on either. */
export function changedSettings(before: DomU, after: DomU): ChangedSetting[] {
  const [was, is] = [settingsOf(before), settingsOf(after)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return keys
    .filter((key) => was[key] !== is[key] && !(was[key] instanceof Unknown && is[key] instanceof Unknown))
    .map((key) => ({ key, before: was[key], after: is[key] }));
}

function settingsOf(domU: DomU): Payload {
  return encodePayload({ kind: "domU", host: "", document: configurationOf(domU) });
}
