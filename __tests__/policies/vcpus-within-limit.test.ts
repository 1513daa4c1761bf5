import { vcpuLimits } from "../../lib/facts/vcpu-limits";
import { vcpusWithinLimit } from "../../policies/vcpus-within-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const of = (release: string, type: string, vcpus: number, wordSize: string | null = "x86_64") => ({
  host: { xen: { release, wordSize } },
  domU: { type, boot: null, vcpus },
});

policyCases(vcpusWithinLimit, {
  valid: [
    { name: "an HVM domU of 128 vCPUs on 4.17.5", ...of("4.17.5", "hvm", 128) },
    { name: "a PV domU of 1024", ...of("4.17.5", "pv", 1024) },
    { name: "a PV domU that starts with 1024 and can grow to 8192", domU: { vcpus: 1024, maxvcpus: 8192 } },
    { name: "a domU of 32 on 3.0.3, whatever the hypervisor's word size", ...of("3.0.3", "hvm", 32, null) },
    { name: "a domU of 32 on 4.0.4 whose hypervisor's word size nobody declared", ...of("4.0.4", "hvm", 32, null) },
  ],
  invalid: [
    {
      name: "an HVM domU of 129 on 4.17.5",
      ...of("4.17.5", "hvm", 129),
      says: ["it has 129 vCPUs, and a domU of type hvm can have 128 on Xen 4.17.5"],
    },
    {
      name: "a PVH domU of 129 on a host whose word size nobody declared",
      ...of("4.17.5", "pvh", 129, null),
      says: ["can have 128"],
    },
    { name: "a PV domU of up to 8193", domU: { vcpus: 2, maxvcpus: 8193 }, says: ["can have 8192"] },
    {
      name: "a PV domU that starts with 1025",
      ...of("4.17.5", "pv", 1025),
      says: ["it starts with 1025 vCPUs, and the toolstack of Xen 4.17.5 starts a domU with 1024 at most"],
    },
    { name: "a domU of 33 on 3.0.3", ...of("3.0.3", "pv", 33, null), says: ["can have 32"] },
    { name: "an HVM domU of 33 on a 32-bit 4.2.5", ...of("4.2.5", "hvm", 33, "x86_32p"), says: ["can have 32"] },
    {
      name: "a domU that starts small and can grow beyond",
      domU: { type: "hvm", boot: null, vcpus: 2, maxvcpus: 200 },
      says: ["it has 200 vCPUs"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU of 33 on a 4.0.4 of unknown word size",
      ...of("4.0.4", "hvm", 33, null),
      says: ["hosts.alpha.xen.wordSize is not declared"],
    },
    {
      name: "a domU on 3.0.1, before the sources begin",
      ...of("3.0.1", "pv", 1),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

const growing = (release: string, type: string, maxvcpus: number) => ({
  host: { xen: { release, wordSize: "x86_64" } },
  domU: { type, boot: null, vcpus: 1, maxvcpus },
});
for (const type of ["pv", "hvm"] as const) {
  boundaryCases(vcpusWithinLimit, vcpuLimits, {
    at: ({ x86_64 }, release) => growing(release, type, x86_64?.[type] ?? 0),
    past: ({ x86_64 }, release) => growing(release, type, (x86_64?.[type] ?? 0) + 1),
  });
}
boundaryCases(vcpusWithinLimit, vcpuLimits, {
  at: ({ x86_32p }, release) => of(release, "hvm", x86_32p?.hvm ?? 1, "x86_32p"),
  past: ({ x86_32p }, release) => (x86_32p === undefined ? undefined : of(release, "hvm", x86_32p.hvm + 1, "x86_32p")),
});
