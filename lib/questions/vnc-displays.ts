/** Answers which VNC display a domU opens: asked by every policy on them. */
import { at, type Place } from "../model/place";
import { vncDefaults, type VncDefaults } from "../facts/vnc";
import type { DomU, Host } from "../model/fleet";
import { flagSetting, listSetting, numberSetting, textSetting } from "../model/settings";
import type { Planned } from "../model/planned";
import { splitDisplay } from "../xen/listen-address";
import { vfbPairs } from "../xlcfg/pairs";
import type { Asks } from "./asks";

export interface VncDisplay {
  /** The address that it listens on, without a display number. */
  readonly address: string;
  /** vnclisten as it stands; absent where the address is a default. */
  readonly listen?: string;
  /** The number that vnclisten holds. */
  readonly displayInListen?: number;
  /** vncdisplay. */
  readonly display?: number;
  /** Whether a free display is searched for from the one given on. */
  readonly searches: boolean;
  /** `its VNC display`, `the VNC display of its vfb`. */
  readonly what: string;
  /** What says so: the first of these settings that there is. */
  readonly place: (...keys: readonly string[]) => Place;
}

/** Undefined where the domU opens none. A value that is not known leaves the policy undecided, as does a release that no source covers, where there is anything to judge. */
export function vncDisplayOf(
  host: Host,
  domU: DomU,
  { need, needed, fact }: Pick<Asks, "need" | "needed" | "fact">,
): VncDisplay | undefined {
  const { settings } = domU;
  const vfbs = listSetting(settings, "vfb");
  if (domU.type !== "hvm" && vfbs === undefined && !settings.has("vnc")) return undefined;
  const known = <T>(value: Planned<T> | undefined, key: string): T | undefined =>
    value === undefined ? undefined : needed(value, at(settings, key));
  const defaults = fact(vncDefaults, need(host.xen, "release"));
  const [vfb] = known(vfbs, "vfb") ?? [];
  const place = (...keys: readonly string[]): Place => at(settings, keys.find((key) => settings.has(key)) ?? "vnc");
  if (domU.type !== "hvm" && vfb !== undefined) return displayOfVfb(vfb, defaults, () => at(settings, "vfb"));
  if (domU.type !== "hvm" && !(domU.type === "pv" && defaults.ofPv)) return undefined;
  if (!(known(flagSetting(settings, "vnc"), "vnc") ?? (domU.type === "hvm" && defaults.ofHvm))) return undefined;
  return display("its VNC display", defaults, place, {
    listen: known(textSetting(settings, "vnclisten"), "vnclisten"),
    display: known(numberSetting(settings, "vncdisplay"), "vncdisplay"),
    searches: known(flagSetting(settings, "vncunused"), "vncunused"),
  });
}

/** libxl and the device model look at the first vfb only. */
function displayOfVfb(vfb: string, defaults: VncDefaults, place: VncDisplay["place"]): VncDisplay | undefined {
  const values = vfbPairs(vfb);
  const number = (key: string): number | undefined => {
    const text = values.get(key);
    return text === undefined ? undefined : Number.parseInt(text, 10) || 0; // atoi
  };
  const [vnc, unused] = [number("vnc"), number("vncunused")];
  const enabled =
    vnc !== undefined
      ? vnc !== 0
      : values.has("type") && !defaults.ofVfb
        ? values.get("type") === "vnc"
        : defaults.ofVfb;
  if (!enabled) return undefined;
  return display("the VNC display of its vfb", defaults, place, {
    listen: values.get("vnclisten"),
    display: number("vncdisplay"),
    searches: unused === undefined ? undefined : unused !== 0,
  });
}

interface Said {
  readonly listen: string | undefined;
  readonly display: number | undefined;
  readonly searches: boolean | undefined;
}

function display(
  what: string,
  defaults: VncDefaults,
  place: VncDisplay["place"],
  { listen, display: number, searches }: Said,
): VncDisplay {
  const split = listen === undefined ? { address: defaults.listen } : splitDisplay(listen);
  return {
    address: split.address,
    ...(listen !== undefined && { listen }),
    ...(split.display !== undefined && { displayInListen: split.display }),
    ...(number !== undefined && { display: number }),
    searches: searches ?? defaults.searches,
    what,
    place,
  };
}
