import { domUOverhead, hvmAllocation } from "../../lib/facts/memory";
import { hostMemoryHoldsDomus } from "../../policies/host-memory-holds-domus";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

/** A host with 2GiB for dom0. */
const host = (memory: string, domU: object, release = "4.17.5") => ({
  host: { memory, xen: { release } },
  domU: { memory: null, ...domU },
});

policyCases(hostMemoryHoldsDomus, {
  valid: [
    {
      name: "a dom0 whose memory only Xen's command line tells",
      host: { dom0: { memory: null }, xen: { commandLine: "dom0_mem=2G,max:2G" } },
    },
    { name: "127 GiB of 130", ...host("130GiB", { memory: "125GiB" }) },
    { name: "domUs that leave room", ...host("4GiB", { memory: "1GiB" }) },
    {
      name: "domUs that take all of it on a release whose overhead no source tells",
      ...host("4GiB", { memory: "2GiB" }, "3.0.3"),
    },
    {
      name: "an HVM domU on 4.17.5 whose maxmem would not fit",
      ...host("4GiB", { type: "hvm", memory: "1GiB", maxmem: "8GiB" }),
    },
    {
      name: "a PV domU on 3.0.3 whose maxmem would not fit",
      ...host("4GiB", { memory: "1GiB", maxmem: "8GiB" }, "3.0.3"),
    },
    {
      name: "an HVM domU on 3.1.0 whose maxmem would not fit",
      ...host("4GiB", { type: "hvm", memory: "1GiB", maxmem: "8GiB" }, "3.1.0"),
    },
    { name: "a host without domUs that doesn't say what memory it has", host: { memory: null, domUs: [] } },
  ],
  invalid: [
    {
      name: "a dom0 that Xen's command line gives all of it",
      host: { memory: "4GiB", dom0: { memory: null }, xen: { commandLine: "dom0_mem=8G,max:4G" } },
      says: ["dom0 with 4GiB and 1 domUs with 2GiB"],
    },
    {
      name: "domUs that take a byte too much",
      ...host("4GiB", { memory: "2147483649B" }),
      says: ["dom0 with 2GiB and 1 domUs with 2147483649B take 4294967297B, and it has 4GiB"],
    },
    {
      name: "domUs that take too much on 3.0.3",
      ...host("4GiB", { memory: "3GiB" }, "3.0.3"),
      says: ["take 5GiB, and it has 4GiB"],
    },
    {
      name: "domUs that take too much on a release that no source covers",
      ...host("4GiB", { memory: "3GiB" }, "3.0.0"),
      says: ["take 5GiB"],
    },
    {
      name: "an HVM domU on 3.0.4 by its maxmem",
      ...host("4GiB", { type: "hvm", memory: "1GiB", maxmem: "3GiB" }, "3.0.4"),
      says: ["1 domUs with 3GiB (HVM domUs by their maxmem) take 5GiB"],
    },
    {
      name: "nothing, but warns of domUs that leave no room for what libxl wants beside them on 4.17.5",
      ...host("4GiB", { memory: "2GiB", vcpus: 2 }),
      severity: "warning",
      says: [
        "dom0 with 2GiB, 1 domUs with 2GiB, and 52MiB that Xen and libxl keep beside them take 4148MiB, and it has 4GiB",
      ],
    },
    {
      name: "nothing, but warns of all but 1 of 128 GiB, of which Xen keeps more",
      ...host("128GiB", { memory: "125GiB" }),
      severity: "warning",
      says: ["that Xen and libxl keep beside them take"],
    },
    {
      name: "nothing, but warns of it on 4.16.0, where libxl wants more",
      ...host("4GiB", { type: "hvm", memory: "2030MiB", vcpus: 1 }, "4.16.0"),
      severity: "warning",
      says: ["and 60MiB that Xen and libxl keep beside them"],
    },
  ],
  undecided: [
    {
      name: "a dom0 of which only the most is known",
      host: { dom0: { memory: null }, xen: { commandLine: "dom0_mem=max:2G" } },
      says: ["dom0.memory is not declared"],
    },
    { name: "a host that doesn't say what memory it has", host: { memory: null }, says: ["memory is not declared"] },
    {
      name: "a host that doesn't say what memory its dom0 has",
      host: { dom0: { memory: null } },
      says: ["dom0.memory is not declared"],
    },
  ],
});

const hvm = (memory: string) => ({ domU: { type: "hvm", boot: null, memory, maxmem: "100GiB" } });

boundaryCases(hostMemoryHoldsDomus, hvmAllocation, { at: () => hvm("62GiB"), past: () => hvm("63GiB") });

/** The host has what dom0 and the sample's domU take, less a byte count. */
const filled = (overheadKiB: number, missing: number) => ({
  // 41 MiB are what the hypervisor keeps to know the pages of such a host.
  host: { memory: `${4 * 2 ** 30 + Math.ceil(overheadKiB / 2048) * 2 ** 21 + 41 * 2 ** 20 - missing}B` },
});

boundaryCases(hostMemoryHoldsDomus, domUOverhead, {
  at: ({ pvExtraKiB, pagesPerVcpu, pagesPerMiB }) =>
    filled(pvExtraKiB + 4 * (2 * pagesPerVcpu + 2048 * pagesPerMiB), 0),
  past: ({ pvExtraKiB, pagesPerVcpu, pagesPerMiB }) =>
    filled(pvExtraKiB + 4 * (2 * pagesPerVcpu + 2048 * pagesPerMiB), 1),
  before: { passes: "no source was read for what its toolstack wants besides" },
});
