import { restoreAllocation } from "../../lib/facts/restore";
import { restoredMemoryWithinHost } from "../../policies/restored-memory-within-host";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const operation = (name: string, to?: string) => ({
  operation: name,
  ...(to !== undefined && { to }),
  reason: "new disks",
});

/** Alpha has 64GiB and 2GiB for dom0, and web is restored on it. */
const restored = (release: string, domU: object) => ({
  host: { xen: { release } },
  domU: { memory: "1GiB", ...domU, plannedOperations: [operation("restore")] },
});

/** Alpha is empty, and mail comes to it from beta. */
const incoming = (release: string, domU: object, own: object[] = []) => ({
  host: { xen: { release }, domUs: own },
  otherHost: { domUs: [{ ...MAIL, ...domU, plannedOperations: [operation("migrate", "alpha")] }] },
});

const MAIL = {
  name: "mail",
  type: "pv",
  wordSize: "x86_64",
  boot: { kernel: "/boot/vmlinuz" },
  memory: "1GiB",
  vcpus: 1,
};

policyCases(restoredMemoryWithinHost, {
  valid: [
    {
      name: "a ballooned domU on 3.0.4 that nothing is planned with",
      host: { xen: { release: "3.0.4" } },
      domU: { memory: "1GiB", maxmem: "100GiB" },
    },
    { name: "a restored domU on 3.0.4 whose maxmem just fits", ...restored("3.0.4", { maxmem: "62GiB" }) },
    { name: "a restored domU on 3.1.0 whose maxmem would not fit", ...restored("3.1.0", { maxmem: "100GiB" }) },
    {
      name: "a restored HVM domU on 3.0.4, which takes its memory",
      ...restored("3.0.4", { type: "hvm", maxmem: "100GiB" }),
    },
    {
      name: "a domU that migrates to a host with room for its memory on 4.17.5",
      ...incoming("4.17.5", { memory: "62GiB", maxmem: "100GiB" }),
    },
    {
      name: "a domU that migrates to a host which another leaves",
      ...incoming("4.17.5", { memory: "62GiB" }, [
        { ...MAIL, name: "db", memory: "60GiB", plannedOperations: [operation("migrate", "beta")] },
      ]),
    },
  ],
  invalid: [
    {
      name: "a restored domU on 3.0.4 whose maxmem does not fit",
      ...restored("3.0.4", { maxmem: "63489MiB" }),
      says: [
        "web takes 63489MiB when restored (by maxmem, on Xen 3.0.4), dom0 and the other domUs have 2GiB, and it has 64GiB",
      ],
    },
    {
      name: "a domU that migrates to a 3.0.3 without room for its maxmem",
      ...incoming("3.0.3", { maxmem: "63GiB" }),
      says: ["mail takes 63GiB when restored (by maxmem, on Xen 3.0.3)"],
    },
    {
      name: "a domU that migrates to a full host on 4.17.5",
      ...incoming("4.17.5", { memory: "2GiB" }, [{ ...MAIL, name: "db", memory: "61GiB" }]),
      says: ["mail takes 2GiB when restored, dom0 and the other domUs have 63GiB"],
    },
  ],
  undecided: [
    {
      name: "a restore on 3.0.1, before the sources begin",
      ...restored("3.0.1", { maxmem: "2GiB" }),
      says: ["no source was found for Xen 3.0.1"],
    },
    {
      name: "a migration to a host whose memory nobody declared",
      host: { memory: null, domUs: [] },
      otherHost: { domUs: [{ ...MAIL, plannedOperations: [operation("migrate", "alpha")] }] },
      says: ["memory is not declared"],
    },
  ],
});

boundaryCases(restoredMemoryWithinHost, restoreAllocation, {
  at: (taken, release) =>
    incoming(release, taken === "maxmem" ? { maxmem: "62GiB" } : { memory: "62GiB", maxmem: "100GiB" }),
  past: (taken, release) =>
    incoming(release, taken === "maxmem" ? { maxmem: "63489MiB" } : { memory: "63489MiB", maxmem: "100GiB" }),
});
