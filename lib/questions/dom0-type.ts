/** Answers whether a host's dom0 is PVH: it is PV otherwise. */
import type { Host } from "../model/fleet";
import type { Asks } from "./asks";
import { xenSwitch } from "./xen-option";

/** As declared, or by `dom0=pvh` on Xen's command line (xen-command-line: dom0). */
export function dom0IsPvh(host: Host, { need, needed }: Pick<Asks, "need" | "needed">): boolean {
  const { dom0 } = host;
  if (dom0.type !== undefined) return need(dom0, "type") === "pvh";
  return xenSwitch(host, "dom0", "pvh", { needed }) === true;
}
