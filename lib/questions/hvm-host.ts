/** Answers whether a host runs HVM domUs, and PVH ones, which are HVM to the hypervisor: asked of where a domU is and of where it goes. */
import { at, type Place } from "../model/place";
import type { Host } from "../model/fleet";
import type { Asks } from "./asks";

export interface HvmVerdict {
  /** The value that says so. */
  readonly place: Place;
  readonly runs: boolean;
  /** Who says so, as a clause: `its xen_caps name no hvm`. */
  readonly because: string;
}

/** What Xen itself says (xen_caps, virt_caps) wins over what the CPUs could do: firmware may have turned that off. */
export function judgeHvmHost(host: Host, { need }: Pick<Asks, "need">): HvmVerdict {
  const { xen } = host;
  if (xen.capabilities !== undefined) {
    const capabilities = need(xen, "capabilities");
    return {
      runs: capabilities.some((capability) => capability.startsWith("hvm-")),
      because: "its xen_caps name no hvm",
      place: at(xen, "capabilities"),
    };
  }
  if (xen.virtCaps !== undefined)
    return {
      runs: need(xen, "virtCaps").includes("hvm"),
      because: "its virt_caps name no hvm",
      place: at(xen, "virtCaps"),
    };
  return {
    runs: need(host, "hardwareVirtualization") !== "none",
    because: "its CPUs have neither VT-x nor SVM",
    place: at(host, "hardwareVirtualization"),
  };
}
