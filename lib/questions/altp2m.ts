/** Answers whether a domU asks for alternate p2m: asked by every policy of what that can't be had together with. */
import type { DomU } from "../model/fleet";
import { at, type Place } from "../model/place";
import { flagSetting, type Settings, textSetting } from "../model/settings";
import type { Asks } from "./asks";

const OFF = ["disabled", "0"];

export interface Altp2mAsked {
  readonly key: string;
  /** `altp2m="mixed"`. */
  readonly says: string;
  readonly place: Place;
}

/** The key, of those that the release knows (altp2mKeys), that turns altp2m on (xl.cfg(5): altp2m, altp2mhvm). */
export function altp2mAsked(
  { type, settings }: DomU,
  keys: readonly string[],
  asks: Pick<Asks, "needed">,
): Altp2mAsked | undefined {
  const mode = keys.includes("altp2m") ? altp2mMode(settings, asks) : undefined;
  if (mode !== undefined) return { key: "altp2m", says: `altp2m="${mode}"`, place: at(settings, "altp2m") };
  const old = type === "hvm" && keys.includes("altp2mhvm") ? flagSetting(settings, "altp2mhvm") : undefined;
  const place = at(settings, "altp2mhvm");
  return old !== undefined && asks.needed(old, place) ? { key: "altp2mhvm", says: "altp2mhvm=1", place } : undefined;
}

/** What altp2m= says; undefined where it is not there, or off. */
export function altp2mMode(settings: Settings, { needed }: Pick<Asks, "needed">): string | undefined {
  const mode = textSetting(settings, "altp2m");
  const text = mode === undefined ? undefined : needed(mode, at(settings, "altp2m"));
  return text === undefined || OFF.includes(text) ? undefined : text;
}
