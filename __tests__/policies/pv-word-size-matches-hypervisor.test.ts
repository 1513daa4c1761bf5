import { linuxPvWordSizes } from "../../lib/facts/kernels";
import { pvWordSizesByHypervisor } from "../../lib/facts/pv-word-size";
import { Unknown } from "../../lib/model/planned";
import { WORD_SIZES } from "../../lib/xen/word-size";
import { pvWordSizeMatchesHypervisor } from "../../policies/pv-word-size-matches-hypervisor";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const xen = (release: string, wordSize: string, more: object = {}) => ({
  host: { xen: { release, wordSize, ...more } },
});

policyCases(pvWordSizeMatchesHypervisor, {
  valid: [
    { name: "a 64-bit PV domU on 64-bit 3.0.2, where the sources begin", ...xen("3.0.2", "x86_64") },
    { name: "a PAE PV domU on PAE 3.0.4", ...xen("3.0.4", "x86_32p"), domU: { wordSize: "x86_32p" } },
    {
      name: "a 32-bit PV domU without PAE on 3.2.3 of its own kind",
      ...xen("3.2.3", "x86_32"),
      domU: { wordSize: "x86_32" },
    },
    {
      name: "a PAE PV domU on 64-bit 3.1.0, the first to run it",
      ...xen("3.1.0", "x86_64"),
      domU: { wordSize: "x86_32p" },
    },
    { name: "a PAE PV domU on 64-bit 4.2.5", ...xen("4.2.5", "x86_64"), domU: { wordSize: "x86_32p" } },
    { name: "a PAE PV domU on 4.13.0, by default", ...xen("4.13.0", "x86_64"), domU: { wordSize: "x86_32p" } },
    { name: "a 32-bit HVM domU on 64-bit 3.0.3", ...xen("3.0.3", "x86_64"), domU: { type: "hvm", wordSize: "x86_32" } },
    {
      name: "a PV domU whose word size nobody declared, where the declared xen_caps run both",
      ...xen("4.17.5", "x86_64", { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p", "hvm-3.0-x86_64"] }),
      domU: { wordSize: null, kernel: null },
    },
    {
      name: "a PV domU whose word size nobody declared, where the release runs both",
      ...xen("4.13.0", "x86_64"),
      domU: { wordSize: null, kernel: null },
    },
    { name: "a PV domU whose word size its kernel tells", domU: { wordSize: null, kernel: "5.9.0" } },
    { name: "a PVH domU whose word size nobody declared", domU: { type: "pvh", wordSize: null } },
    {
      name: "a 64-bit PV domU on 4.17 whose hypervisor's word size nobody declared, as there is but one",
      host: { xen: { wordSize: null } },
    },
    {
      name: "a PAE PV domU on 4.17.5 that the declared xen_caps run",
      ...xen("4.17.5", "x86_64", { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p"] }),
      domU: { wordSize: "x86_32p" },
    },
    {
      name: "a PV domU that the declared xen_caps run, whatever the release",
      ...xen("3.0.3", "x86_64", { capabilities: ["xen-3.0-x86_64", "xen-3.0-x86_32p"] }),
      domU: { wordSize: "x86_32p" },
    },
  ],
  invalid: [
    {
      name: "a PAE PV domU on 64-bit 3.0.4",
      ...xen("3.0.4", "x86_64"),
      domU: { wordSize: "x86_32p" },
      says: ["its PV kernel is x86_32p, and Xen 3.0.4 on x86_64 runs PV kernels of x86_64 only"],
    },
    { name: "a 64-bit PV domU on PAE 3.0.3", ...xen("3.0.3", "x86_32p"), says: ["runs PV kernels of x86_32p only"] },
    {
      name: "a PV domU without PAE on PAE 3.0.2",
      ...xen("3.0.2", "x86_32p"),
      domU: { wordSize: "x86_32" },
      says: ["its PV kernel is x86_32,"],
    },
    {
      name: "a PV domU without PAE on 64-bit 3.1.0",
      ...xen("3.1.0", "x86_64"),
      domU: { wordSize: "x86_32" },
      says: ["runs PV kernels of x86_32p and x86_64 only"],
    },
    {
      name: "a PV domU without PAE on 3.3.0, which lost it",
      ...xen("3.3.0", "x86_32p"),
      domU: { wordSize: "x86_32" },
      says: ["Xen 3.3.0 on x86_32p"],
    },
    {
      name: "any PV domU on a 32-bit 4.3.0, which there is not",
      ...xen("4.3.0", "x86_32p"),
      domU: { wordSize: "x86_32p" },
      says: ["runs no PV kernels"],
    },
    {
      name: "a PAE PV domU on 4.14.0 with pv=no-32",
      ...xen("4.14.0", "x86_64", { commandLine: "dom0_mem=2G pv=no-32" }),
      domU: { wordSize: "x86_32p" },
      says: ["with 32-bit PV turned off"],
    },
    {
      name: "a PAE PV domU that the declared xen_caps don't run",
      ...xen("4.17.5", "x86_64", { capabilities: ["xen-3.0-x86_64"] }),
      domU: { wordSize: "x86_32p" },
      says: ["the declared xen_caps of Xen 4.17.5 runs PV kernels of x86_64 only"],
    },
  ],
  undecided: [
    {
      name: "a PAE PV domU where the command line is not known until apply",
      ...xen("4.11.0", "x86_64", { commandLine: new Unknown() }),
      domU: { wordSize: "x86_32p" },
      says: ["hosts.alpha.xen.commandLine is not known until apply"],
    },
    {
      name: "a PV domU on 3.0.1, before the sources begin",
      ...xen("3.0.1", "x86_64"),
      says: ["no source was found for Xen 3.0.1"],
    },
    // Measured: Debian's 4.14.6 doesn't run it.
    ...["4.14.3", "4.15.1", "4.16.0"].map((release) => ({
      name: `a PAE PV domU on ${release}, whose build decides`,
      ...xen(release, "x86_64"),
      domU: { wordSize: "x86_32p" },
      says: ["only if that was built in; declare xen.capabilities"],
    })),
    {
      name: "a PV domU of unknown word size and kernel on a hypervisor that runs one alone",
      domU: { wordSize: null, kernel: null },
      says: ["wordSize is not declared"],
    },
    {
      name: "a PV domU of unknown word size whose kernel can be either",
      domU: { wordSize: null, kernel: "5.8.0" },
      says: ["wordSize is not declared"],
    },
    {
      name: "a PV domU on a 3.0.3 of unknown word size",
      host: { xen: { release: "3.0.3", wordSize: null } },
      says: ["hosts.alpha.xen.wordSize is not declared"],
    },
  ],
});

/** On a 64-bit hypervisor, which every span has. */
const guest = (wordSize: string | undefined) => ({
  host: { xen: { wordSize: "x86_64" } },
  domU: { wordSize: wordSize ?? null },
});
boundaryCases(pvWordSizeMatchesHypervisor, pvWordSizesByHypervisor, {
  at: ({ x86_64 }) => guest(x86_64?.runs[0]),
  past: ({ x86_64 }) =>
    guest(WORD_SIZES.find((size) => ![...(x86_64?.runs ?? []), ...(x86_64?.ifBuiltIn ?? [])].includes(size))),
});
withoutBoundary(
  pvWordSizeMatchesHypervisor,
  linuxPvWordSizes,
  "It tells a word size that nobody declares; pv-kernel-supports-word-size has the boundaries.",
);
