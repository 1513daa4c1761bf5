/** Owns the text of a vif's `bridge`, which is a name, and under Open vSwitch also VLANs behind it. */

/** A port of Open vSwitch, as its hotplug script reads it: `ovsbr0`, `ovsbr0.100`, `ovsbr0:200:300`, `ovsbr0.100:200` (vif-openvswitch). */
export interface OpenVSwitchPort {
  readonly bridge: string;
  /** The VLAN of packets without a tag. */
  readonly tag?: number;
  /** The VLANs of packets that carry one. */
  readonly trunks: readonly number[];
}

/** The hotplug script that reads VLANs behind a bridge's name. */
export const OPEN_VSWITCH_SCRIPT = "vif-openvswitch";

/** Undefined for what the script refuses. */
export function parseOpenVSwitchPort(text: string): OpenVSwitchPort | undefined {
  const [, bridge, tag, trunks] = /^([^.:]+)(?:\.(\d+))?((?::\d+)*)$/.exec(text) ?? [];
  if (bridge === undefined) return undefined;
  return {
    bridge,
    ...(tag !== undefined && { tag: Number(tag) }),
    trunks: (trunks ?? "").split(":").slice(1).map(Number),
  };
}
