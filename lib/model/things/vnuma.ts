/** Owns the table of a virtual NUMA node. */
import { type Of, required, thing } from "../thing";
import { number, numbers, size } from "./fields";

export const vnumaNode = thing("A virtual NUMA node (xl.cfg(5): vnuma).", {
  pnode: required(number("The node of the host that it stands on.", { xl: "pnode" })),
  size: required(size("Its memory.", { xl: "size" })),
  vcpus: required(numbers("The domU's vCPUs on it, the first being 0.", { xl: "vcpus" })),
  vdistances: numbers(
    "Its distance to each virtual node, itself included: 10 and 20 for two nodes. xl has no default for them.",
    { xl: "vdistances" },
  ),
});
export type VnumaNode = Of<typeof vnumaNode>;
