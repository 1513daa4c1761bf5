import { documentedVbdSizeLimit, vbdSizeCountedIn64Bits } from "../../lib/facts/vbd-size";
import { vbdWithinSectorCount } from "../../policies/vbd-within-sector-count";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbd = (release: string, size: string, xen: object = {}) => ({
  host: {
    xen: { release, ...xen },
    volumeGroups: [{ name: "vg0", size: "9TiB", logicalVolumes: [{ name: "web-root", size }] }],
  },
});

policyCases(vbdWithinSectorCount, {
  valid: [
    { name: "a vbd of the limit on 3.0.2", ...vbd("3.0.2", "2TiB") },
    { name: "a vbd of the limit on 3.0.3", ...vbd("3.0.3", "2TiB") },
    { name: "a larger vbd on 3.0.4", ...vbd("3.0.4", "8TiB") },
    { name: "a larger vbd on 4.17.5", ...vbd("4.17.5", "8TiB") },
    {
      name: "a path of unknown size on 4.17.5, where it doesn't matter",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb" }] },
    },
  ],
  invalid: [
    {
      name: "a vbd one byte over the limit on 64-bit 3.0.3, by the source document",
      ...vbd("3.0.3", "2199023255553B"),
      says: ["its vbd xvda is 2199023255553B, and Xen 3.0.3 is limited to 2TiB for a vbd"],
    },
    {
      name: "a larger vbd of a PAE domU on 3.0.3, by the source",
      ...vbd("3.0.3", "3TiB", { wordSize: "x86_32p" }),
      domU: { wordSize: "x86_32p" },
      says: ["its vbd xvda is 3TiB"],
    },
    { name: "a larger vbd on 3.0.2", ...vbd("3.0.2", "3TiB"), says: ["Xen 3.0.2"] },
  ],
  undecided: [
    {
      name: "a vbd on 3.0.1, before the sources begin",
      ...vbd("3.0.1", "20GiB"),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "a vbd of unknown size on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb" }] },
      says: ["the size of its vbd xvda is not known"],
    },
  ],
});

const [{ value: limit }] = documentedVbdSizeLimit.spans as [(typeof documentedVbdSizeLimit.spans)[number]];
const beyond = `${limit.bytes + 1}B`;

boundaryCases(vbdWithinSectorCount, vbdSizeCountedIn64Bits, {
  at: (counted, release) => vbd(release, counted ? beyond : limit.toString()),
  past: (counted, release) => (counted ? undefined : vbd(release, beyond)),
});
