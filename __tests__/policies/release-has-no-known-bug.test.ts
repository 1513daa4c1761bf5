import type { RawObject } from "../../lib/model/document";
import {
  channelsTakeConsole,
  globalPciOptionsIgnored,
  nestedSvmDomainsStay,
  pvhVcpusAllOnline,
  tscAdjustHangs,
  vpmuDomainsStay,
} from "../../lib/facts/fixed-bugs";
import { releaseHasNoKnownBug } from "../../policies/release-has-no-known-bug";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (host: RawObject, domU: RawObject) => ({ host, domU: { type: "hvm", boot: null, ...domU } });
const tsc = (kernel = "4.10.0", release = "4.6.0", cpuVendor = "intel") =>
  hvm({ cpuVendor, xen: { release } }, { kernel });
const nested = hvm({ cpuVendor: "amd", hardwareVirtualization: "svm" }, { settings: { nestedhvm: 1 } });
const pci = { domU: { pci: [{ bdf: "0000:03:00.0" }], settings: { pci_permissive: 1 } } };
const channel = { domU: { settings: { channel: ["connection=pty,name=org.example"] } } };
const pvh = { domU: { type: "pvh", vcpus: 2, maxvcpus: 4 } };
const vpmu = { host: { xen: { commandLine: "vpmu=on" } } };

policyCases(releaseHasNoKnownBug, {
  valid: [
    { name: "a kernel that does not look", ...tsc("4.9.0") },
    { name: "a host of AMD", ...tsc("4.10.0", "4.6.0", "amd") },
    { name: "a point release with the fix", ...tsc("4.10.0", "4.6.5") },
    { name: "a release of before it", ...tsc("4.10.0", "4.2.5") },
    { name: "options at the device itself", domU: { pci: [{ bdf: "0000:03:00.0", permissive: true }] } },
    {
      name: "a PVH domU with all of its vCPUs",
      host: { xen: { release: "4.17.4" } },
      domU: { type: "pvh", maxvcpus: 2 },
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of a kernel that hangs",
      ...tsc(),
      says: [
        "it is HVM with Linux 4.10 or later on Intel, and hangs at boot on CPUs from Haswell on: a bug of Xen 4.6.0, mended in 4.6.5, 4.7.2, 4.8.1, 4.9 and what came after",
      ],
    },
    {
      name: "nothing, but warns of a bug that the newest branches still have",
      ...nested,
      host: { ...nested.host, xen: { release: "4.21.1" } },
      says: ["a bug of Xen 4.21.1, mended in 4.20.4"],
    },
  ],
  undecided: [],
});

for (const [fact, met, passes] of [
  [tscAdjustHangs, tsc(), {}],
  [globalPciOptionsIgnored, pci, {}],
  [channelsTakeConsole, channel, {}],
  [pvhVcpusAllOnline, pvh, {}],
  [vpmuDomainsStay, vpmu, {}],
  [nestedSvmDomainsStay, nested, {}],
] as const)
  boundaryCases(releaseHasNoKnownBug, fact, {
    at: (holds) => (holds ? passes : met),
    past: (holds) => (holds ? met : undefined),
    before: { passes: "the bug came with that release" },
  });
