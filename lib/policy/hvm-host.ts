/** Owns the question whether a host runs HVM domUs, and PVH ones, which are HVM to the hypervisor: asked of where a domU is and of where it goes. */
import type { Host } from "../model/fleet";
import type { Bench, Messages } from "./policy";

export interface HvmVerdict {
  readonly runs: boolean;
  /** Who says so, as a clause: `its xen_caps name no hvm`. */
  readonly because: string;
}

/** What Xen itself says (xen_caps, virt_caps) wins over what the CPUs could do: firmware may have turned that off. */
export function judgeHvmHost({ xen, hardwareVirtualization }: Host, { need, needed }: Pick<Bench<Messages>, "need" | "needed">): HvmVerdict {
  if (xen.capabilities !== undefined) {
    const capabilities = need(xen, "capabilities");
    return { runs: capabilities.some((capability) => capability.startsWith("hvm-")), because: "its xen_caps name no hvm" };
  }
  if (xen.virtCaps !== undefined) return { runs: need(xen, "virtCaps").includes("hvm"), because: "its virt_caps name no hvm" };
  return { runs: needed(hardwareVirtualization, "the host's hardwareVirtualization") !== "none", because: "its CPUs have neither VT-x nor SVM" };
}
