/** Answers which hotplug script a vif has, and which bridge that attaches it to: asked by every policy of bridges. */
import type { Host, Vif } from "../model/fleet";
import { at, type Place } from "../model/place";
import { textSetting } from "../model/settings";
import { fileName } from "../units/file-name";
import { OPEN_VSWITCH_SCRIPT, parseOpenVSwitchPort } from "../xen/vif-bridge";
import type { Asks } from "./asks";

/** The keys of xl.conf that choose a script, the newer first (xl.c: parse_global_config). */
const SCRIPT_KEYS = ["vif.default.script", "vifscript"];

/** The file's name, without its folder: the vif's own, else xl.conf's, else Xen's default. */
export function scriptOf(host: Host, vif: Vif, { need, needed }: Pick<Asks, "need" | "needed">): string {
  const key = SCRIPT_KEYS.find((name) => host.xlConf.has(name));
  const byHost = key === undefined ? undefined : textSetting(host.xlConf, key);
  const path =
    vif.script !== undefined
      ? need(vif, "script")
      : key !== undefined && byHost !== undefined
        ? needed(byHost, at(host.xlConf, key))
        : "vif-bridge";
  return fileName(path);
}

/** The keys of xl.conf that name the bridge of vifs that name none, the newer first (xl.c: parse_global_config). */
const BRIDGE_KEYS = ["vif.default.bridge", "defaultbridge"];

/** Where a host names the bridge of vifs that name none; undefined where it leaves that to Xen. */
export function defaultBridgeOf(
  host: Host,
  { needed }: Pick<Asks, "needed">,
): { readonly name: string; readonly at: Place } | undefined {
  const key = BRIDGE_KEYS.find((name) => host.xlConf.has(name));
  const text = key === undefined ? undefined : textSetting(host.xlConf, key);
  if (key === undefined || text === undefined) return undefined;
  const place = at(host.xlConf, key);
  return { name: needed(text, place), at: place };
}

/** The bridge of a vif that declares one, without the VLANs that Open vSwitch reads behind it. `undefined` where its script refuses the text. */
export function bridgeNameOf(host: Host, vif: Vif, asks: Pick<Asks, "need" | "needed">): string | undefined {
  const text = asks.need(vif, "bridge");
  return scriptOf(host, vif, asks) === OPEN_VSWITCH_SCRIPT ? parseOpenVSwitchPort(text)?.bridge : text;
}
