/** Owns the table of a network. */
import { compareNames } from "../document";
import { identity, type Of, thing } from "../thing";
import { oneOf, parsed, text } from "./fields";
import { BRIDGE_NAME } from "./grammars";

export const network = thing(
  "A network of the host's domUs.",
  {
    bridge: identity(parsed(BRIDGE_NAME, "The bridge in dom0.")),
    mode: identity(
      oneOf(
        ["bridged", "routed", "nat"],
        "Whether packets leave by the bridge itself, or are routed or translated by dom0.",
      ),
    ),
    uplink: text("The physical interface of a bridged network."),
    address: text("dom0's own address on the bridge, with its prefix length: 10.0.0.1/24."),
  },
  "bridge",
);
export type Network = Of<typeof network>;
export type NetworkMode = Network["mode"];

export function byBridge(a: Network, b: Network): number {
  return compareNames(a.bridge, b.bridge);
}
