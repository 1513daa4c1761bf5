import { hvmSmpTrouble } from "../../lib/facts/hvm";
import { hvmSmpIsSound } from "../../policies/hvm-smp-is-sound";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (release: string, vcpus: number) => ({
  host: { xen: { release } },
  domU: { type: "hvm", boot: null, vcpus },
});

policyCases(hvmSmpIsSound, {
  valid: [
    { name: "an HVM domU with one vCPU on 3.0.3", ...hvm("3.0.3", 1) },
    { name: "an HVM domU with several on 3.1.0", ...hvm("3.1.0", 4) },
    { name: "a PV domU with several on 3.0.3", host: { xen: { release: "3.0.3" } }, domU: { vcpus: 4 } },
  ],
  invalid: [
    {
      name: "nothing, but warns of an HVM domU with two on 3.0.3",
      ...hvm("3.0.3", 2),
      says: ["it has 2 vCPUs and is HVM on Xen 3.0.3: the time stamp counters"],
    },
    {
      name: "nothing, but warns of one on 3.0.4, as the source document does",
      ...hvm("3.0.4", 2),
      says: ["got none to work"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU with two on 3.0.2, before the sources begin",
      ...hvm("3.0.2", 2),
      says: ["no source was found for Xen 3.0.2"],
    },
  ],
});

boundaryCases(hvmSmpIsSound, hvmSmpTrouble, {
  at: (trouble, release) => hvm(release, trouble === undefined ? 2 : 1),
  past: (trouble, release) => (trouble === undefined ? undefined : hvm(release, 2)),
  before: (release) => hvm(release, 2),
});
